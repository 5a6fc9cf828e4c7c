return "extra"
