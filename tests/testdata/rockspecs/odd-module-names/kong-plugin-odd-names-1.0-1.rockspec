package = "kong-plugin-odd-names"
version = "1.0-1"
source = { url = "git+https://example.com/odd-names.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong/plugins/odd-names/handler"] = "handler.lua",
    ["kong.plugins..odd-names.schema"] = "schema.lua",
    ["a-b.c_d.000_base"] = "base.lua",
    ["a.lua"] = "named.lua",
  },
}
