package = "kong-plugin-bad"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.bad.handler"] = "handler.lua" } }
