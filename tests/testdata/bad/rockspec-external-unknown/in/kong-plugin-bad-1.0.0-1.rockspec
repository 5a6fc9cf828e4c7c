package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
external_dependencies = { OPENSSL = { headers = "openssl/ssl.h" } }
build = { type = "builtin", modules = { ["kong.plugins.bad.handler"] = "handler.lua" } }
