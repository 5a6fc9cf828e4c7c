package = "kong-plugin-head"
version = "scm-0"
source = { url = "git+https://example.com/head.git", branch = "main" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.head.handler"] = "handler.lua" } }
