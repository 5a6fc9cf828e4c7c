package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
dependencies = { ">= 0.2" }
build = { type = "builtin", modules = { ["kong.plugins.bad.handler"] = "handler.lua" } }
