package = "kong-plugin-supported"
version = "1.0-1"
source = { url = "git+https://example.com/supported.git" }
description = { license = "MIT" }
supported_platforms = { "!windows", "linux" }
build = { type = "builtin", modules = { ["kong.plugins.supported.handler"] = "handler.lua" } }
