return "unix"
