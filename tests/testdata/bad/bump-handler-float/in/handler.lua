local half = 0x1p-1
return { VERSION = "1.0.0" }
