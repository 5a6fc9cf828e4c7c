return "not a module"
