package = "kong-plugin-odd-source"
version = "1.0-1"
source = { url = "git+https://example.com/odd-source.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.odd-source.handler"] = "handler.lua",
    ["kong.plugins.odd-source.data"] = "data.json",
  },
}
