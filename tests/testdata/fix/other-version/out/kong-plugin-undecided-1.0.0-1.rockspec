package = "kong-plugin-undecided"
version = "0.9.0-1"

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
    ["kong.plugins.undecided.handler"] = "kong/plugins/undecided/handler.lua",
    ["kong.plugins.undecided.schema"] = "kong/plugins/undecided/schema.lua",
  },
}
