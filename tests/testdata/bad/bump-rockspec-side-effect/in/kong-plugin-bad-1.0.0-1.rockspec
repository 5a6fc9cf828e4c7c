package = "kong-plugin-bad"
local v = "1.0.0"
version = v .. "-1"
description = { license = v == "1.0.0" and "MIT" or "ISC" }
source = { url = "git+https://example.com/bad.git", tag = "v1.0.0" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.bad.handler"] = "handler.lua" },
}
