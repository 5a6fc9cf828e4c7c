return { yes = "1" }
