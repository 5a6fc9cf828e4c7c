package = "kong-plugin-hooks"
version = "1.0-1"
source = { url = "git+https://example.com/hooks.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.hooks.handler"] = "handler.lua" } }
hooks = { post_install = "true" }
