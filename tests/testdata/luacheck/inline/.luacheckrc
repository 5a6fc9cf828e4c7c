std = "lua51"
