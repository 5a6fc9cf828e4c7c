package = "kong.plugin_dotted-name"
version = "1.0-1"
source = { url = "git+https://example.com/dotted.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.dotted.handler"] = "handler.lua" } }
