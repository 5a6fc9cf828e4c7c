package = "kong-plugin-latency-stamp"
version = "0.2.1-1"

local modules_prefix = "kong.plugins.latency-stamp."
local sources = "kong/plugins/latency-stamp/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-latency-stamp.git",
  tag = "0.2.1",
}

description = {
  summary = "Stamps responses with the time they took",
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
    [modules_prefix .. "format"] = sources .. "format.lua",
    [modules_prefix .. "timings"] = sources .. "timings.lua",
  },
}
