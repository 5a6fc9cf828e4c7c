package = "kong-plugin-native"
version = "1.0-1"
source = { url = "git+https://example.com/native.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.native.handler"] = "handler.lua",
    ["kong.plugins.native.fast"] = { sources = { "fast.c" }, defines = { "FAST" } },
  },
}
