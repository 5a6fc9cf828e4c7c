return "sub"
