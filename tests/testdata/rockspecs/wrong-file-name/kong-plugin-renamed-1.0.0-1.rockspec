package = "kong-plugin-renamed"
version = "1.0.1-1"
source = { url = "git+https://example.com/renamed.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.renamed.handler"] = "handler.lua" } }
