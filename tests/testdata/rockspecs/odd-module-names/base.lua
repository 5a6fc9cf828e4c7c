return "base"
