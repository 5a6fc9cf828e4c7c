package = "kong-plugin-key-auth"
version = "1.0.0-1"

source = {
  url = "git+https://github.com/acme/kong-plugin-key-auth.git",
  tag = "v1.0.0",
}

description = {
  summary = "A key-auth",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    ["kong.plugins.key-auth.handler"] = "kong/plugins/key-auth/handler.lua",
    ["kong.plugins.key-auth.schema"] = "kong/plugins/key-auth/schema.lua",
  },
}
