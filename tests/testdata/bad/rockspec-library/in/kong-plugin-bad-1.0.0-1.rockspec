package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
local name = string.format("%s", "bad")
build = { type = "builtin", modules = { ["kong.plugins.bad.handler"] = "handler.lua" } }
