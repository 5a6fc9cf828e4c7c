return { VERSION = "1.0.0-rc-1-x" }
