kong.probed = true
