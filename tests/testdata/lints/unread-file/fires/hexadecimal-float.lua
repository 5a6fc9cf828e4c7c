local sixteen = 0x1p4
return { VERSION = "1.0.0", PRIORITY = sixteen }
