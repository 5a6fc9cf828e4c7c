package = "kong-plugin-untyped"
version = "1.0-1"
source = { url = "git+https://example.com/untyped.git" }
description = { license = "MIT" }
build = { modules = { ["kong.plugins.untyped.handler"] = "handler.lua" } }
