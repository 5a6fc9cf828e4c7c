package = "kong-plugin-make"
version = "1.0-1"
source = { url = "git+https://example.com/make.git" }
description = { license = "MIT" }
build = { type = "make", install_variables = { LUADIR = "$(LUADIR)" } }
