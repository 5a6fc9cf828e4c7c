package = "kong-plugin-filled"
version = "1.0-1"
source = {}
source.url = "git+https://example.com/filled.git"
description = { license = "GPL" }
description.license = "MIT"
build = { type = "builtin", modules = {} }
build.modules["kong.plugins.filled.handler"] = "handler.lua"
