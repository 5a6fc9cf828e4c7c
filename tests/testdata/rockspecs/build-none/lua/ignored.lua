return "not packed by none"
