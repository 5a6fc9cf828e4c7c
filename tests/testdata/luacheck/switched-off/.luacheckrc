global = false
files["spec"] = { global = true }
