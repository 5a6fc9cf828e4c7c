package = "kong-plugin-edge-beacon"
version = "0.1.4-1"

local modules_prefix = "kong.plugins.edge-beacon."
local sources = "kong/plugins/edge-beacon/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-edge-beacon.git",
  tag = "0.1.4",
}

description = {
  summary = "Announces edge nodes and reports what they do",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    [modules_prefix .. "handler"] = sources .. "handler.lua",
    [modules_prefix .. "schema"] = sources .. "schema.lua",
    [modules_prefix .. "beacon"] = sources .. "beacon.lua",
    [modules_prefix .. "registry"] = sources .. "registry.lua",
  },
}
