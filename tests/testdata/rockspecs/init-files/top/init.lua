return "top"
