package = "kong-plugin-returns"
version = "1.0-1"
source = { url = "git+https://example.com/returns.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.returns.handler"] = "handler.lua" } }
return { package = "something-else" }
