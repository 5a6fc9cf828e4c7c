package = "kong-plugin-undescribed"
version = "1.0.0-1"
source = { url = "git+https://example.com/undescribed.git" }
build = { type = "builtin", modules = { ["kong.plugins.undescribed.handler"] = "handler.lua" } }
