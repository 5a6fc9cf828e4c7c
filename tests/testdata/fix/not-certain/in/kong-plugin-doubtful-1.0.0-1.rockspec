local list = {}
list["kong.plugins.doubtful.handler"] = "kong/plugins/doubtful/handler.lua"
list["kong.plugins.doubtful.schema"] = "kong/plugins/doubtful/schema.lua"
package = "kong-plugin-doubtful"
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
  modules = list,
}
