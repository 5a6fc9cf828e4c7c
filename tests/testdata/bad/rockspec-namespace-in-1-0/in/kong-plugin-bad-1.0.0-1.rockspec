package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
dependencies = { "kong/foo >= 1.0" }
build = { type = "builtin", modules = { ["kong.plugins.bad.handler"] = "handler.lua" } }
