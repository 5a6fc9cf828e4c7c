return "mac"
