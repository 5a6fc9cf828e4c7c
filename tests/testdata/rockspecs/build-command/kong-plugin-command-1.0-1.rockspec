package = "kong-plugin-command"
version = "1.0-1"
source = { url = "git+https://example.com/command.git" }
description = { license = "MIT" }
build = { type = "command", build_command = "true", install_command = "cp handler.lua $(LUADIR)" }
