package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
local text = ("a"):rep(1e9)
build = { type = "builtin", modules = { ["kong.plugins.bad.handler"] = "handler.lua" } }
