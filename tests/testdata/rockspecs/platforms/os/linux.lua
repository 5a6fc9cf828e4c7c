return "linux"
