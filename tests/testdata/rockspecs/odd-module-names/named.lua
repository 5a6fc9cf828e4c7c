return "named"
