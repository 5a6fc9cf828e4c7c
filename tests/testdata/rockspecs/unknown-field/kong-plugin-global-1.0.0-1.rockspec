plugin_name = "global"
package = "kong-plugin-" .. plugin_name
version = "1.0.0-1"
source = { url = "git+https://example.com/global.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.global.handler"] = "handler.lua" } }
