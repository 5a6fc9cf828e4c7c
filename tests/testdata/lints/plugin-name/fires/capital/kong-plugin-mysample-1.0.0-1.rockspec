package = "kong-plugin-MySample"
version = "1.0.0-1"

source = {
  url = "git+https://github.com/acme/kong-plugin-MySample.git",
  tag = "v1.0.0",
}

description = {
  summary = "A MySample",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    ["kong.plugins.MySample.handler"] = "kong/plugins/MySample/handler.lua",
    ["kong.plugins.MySample.schema"] = "kong/plugins/MySample/schema.lua",
  },
}
