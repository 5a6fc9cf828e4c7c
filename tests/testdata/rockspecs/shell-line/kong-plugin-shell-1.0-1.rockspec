#!/usr/bin/env lua
package = "kong-plugin-shell"
version = "1.0-1"
source = { url = "git+https://example.com/shell.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { ["kong.plugins.shell.handler"] = "handler.lua" } }
