package = "kong-plugin-bad"
version = "1.0.0-1"
local at = ("a"):rep(1e5):find((".-"):rep(30) .. "b")
