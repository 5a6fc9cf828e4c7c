package = "kong-plugin-lua-folder"
version = "1.0-1"
source = { url = "git+https://example.com/lua-folder.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.lua-folder.handler"] = "lua/kong/plugins/lua-folder/handler.lua" },
}
