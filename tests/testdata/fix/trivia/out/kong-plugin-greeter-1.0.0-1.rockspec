package = "kong-plugin-greeter"
version = "1.0.0-1"

source = {
  url = "git+https://github.com/acme/x.git", -- where it lies
  tag = "v1.0.0",
}

description = {
  summary = "A plugin",
  license = "Apache-2.0",
}

dependencies = { "lua >= 5.1" }

build = {
  type = "builtin",
  modules = {
    ["kong.plugins.greeter.handler"] = "kong/plugins/greeter/handler.lua",
    ["kong.plugins.greeter.helper"] = "kong/plugins/greeter/helper.lua",
    ["kong.plugins.greeter.schema"] = "kong/plugins/greeter/schema.lua",
  },
}
