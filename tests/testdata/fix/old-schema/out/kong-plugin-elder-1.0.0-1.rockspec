package = "kong-plugin-elder"
version = "1.0.0-1"
source = { url = "git+https://github.com/acme/x.git", tag = "v1.0.0" }
description = { summary = "A plugin", license = "Apache-2.0" }
dependencies = { "lua >= 5.1" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.elder.handler"] = "kong/plugins/elder/handler.lua",
    ["kong.plugins.elder.texts"] = "kong/plugins/elder/texts.lua",
    ["kong.plugins.elder.schema"] = "kong/plugins/elder/schema.lua",
  },
}
