package = "kong-plugin-soon"
version = "1.2.0rc.1-12"
source = { url = "git+https://example.com/soon.git", tag = "v1.2.0-rc.1" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.soon.handler"] = "handler.lua" } }
