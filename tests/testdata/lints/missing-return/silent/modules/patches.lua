kong.patched = true
