package = "kong-plugin-shared"
version = "1.0-1"
source = { url = "git+https://example.com/shared.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.shared.handler"] = "handler.lua",
    ["kong.plugins.shared.a"] = "common.lua",
    ["kong.plugins.shared.b"] = "common.lua",
  },
}
