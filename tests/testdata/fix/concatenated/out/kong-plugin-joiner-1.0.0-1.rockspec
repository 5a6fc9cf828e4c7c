local name = "joiner"
package = "kong-plugin-joiner"
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
    ["kong.plugins." .. name .. ".handler"] = "kong/plugins/" .. name .. "/handler.lua",
    ["kong.plugins." .. name .. ".schema"] = "kong/plugins/" .. name .. "/schema.lua",
    ["kong.plugins." .. name .. ".parts.one"] = "kong/plugins/" .. name .. "/parts/one.lua",
  },
}
