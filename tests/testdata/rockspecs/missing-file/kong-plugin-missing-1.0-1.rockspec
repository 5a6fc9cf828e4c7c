package = "kong-plugin-missing"
version = "1.0-1"
source = { url = "git+https://example.com/missing.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.missing.handler"] = "handler.lua",
    ["kong.plugins.missing.schema"] = "schema.lua",
  },
}
