package = "kong-plugin-unlicensed"
version = "1.0.0-1"
source = { url = "git+https://example.com/unlicensed.git" }
description = { summary = "No licence" }
build = { type = "builtin", modules = { ["kong.plugins.unlicensed.handler"] = "handler.lua" } }
