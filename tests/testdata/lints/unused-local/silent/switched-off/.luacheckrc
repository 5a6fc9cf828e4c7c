unused = false
