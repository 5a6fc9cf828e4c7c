return "any"
