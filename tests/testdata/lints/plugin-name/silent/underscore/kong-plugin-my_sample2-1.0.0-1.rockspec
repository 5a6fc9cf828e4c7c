package = "kong-plugin-my_sample2"
version = "1.0.0-1"

source = {
  url = "git+https://github.com/acme/kong-plugin-my_sample2.git",
  tag = "v1.0.0",
}

description = {
  summary = "A my_sample2",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    ["kong.plugins.my_sample2.handler"] = "kong/plugins/my_sample2/handler.lua",
    ["kong.plugins.my_sample2.schema"] = "kong/plugins/my_sample2/schema.lua",
  },
}
