return { PRIORITY = 10 }
