std = "max"
