package = "kong-plugin-plain"
version = "1.0.0-1"
source = { url = "git+https://example.com/plain.git", tag = "1.0.0" }
description = { summary = "Adds a header", license = "Apache-2.0" }
dependencies = { "lua >= 5.1" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.plain.handler"] = "kong/plugins/plain/handler.lua",
    ["kong.plugins.plain.schema"] = "kong/plugins/plain/schema.lua",
  },
}
