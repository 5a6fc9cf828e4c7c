package = "Kong-Plugin-MixedCase"
version = "1.0-1"
source = { url = "git+https://example.com/mixed.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.mixed.handler"] = "handler.lua" } }
