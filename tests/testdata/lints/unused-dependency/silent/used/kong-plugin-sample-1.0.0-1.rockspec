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
  "lua-resty-openidc",
  "lua-resty-jwt",
  "basexx",
  "xml2lua",
  "lua-resty-jit-uuid",
}

build = {
  type = "builtin",
  modules = {
    ["kong.plugins.sample.handler"] = "kong/plugins/sample/handler.lua",
    ["kong.plugins.sample.schema"] = "kong/plugins/sample/schema.lua",
  },
}
