return { VERSION = "0.9.0" }
