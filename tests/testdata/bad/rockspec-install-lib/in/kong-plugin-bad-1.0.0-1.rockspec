package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.bad.handler"] = "handler.lua",
  },
  install = { lib = { "fast.so" } },
}
