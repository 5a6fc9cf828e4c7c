package = "kong-plugin-sample"
version = "1.0.0-1"

source = {
  url = "git+https://github.com/acme/kong-plugin-sample.git",
  tag = "v1.0.0",
}

description = {
  summary = "A sample",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "none",
  modules = {
    ["kong.plugins.sample.handler"] = "kong/plugins/sample/handler.lua",
    ["kong.plugins.sample.schema"] = "kong/plugins/sample/schema.lua",
  },
}
