package = "kong-plugin-root-layout"
version = "1.0-1"
source = { url = "git+ssh://git@example.com/root-layout.git", branch = "main" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.root-layout.handler"] = "handler.lua",
    ["kong.plugins.root-layout.schema"] = "schema.lua",
  },
}
