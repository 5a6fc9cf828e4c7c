package = "kong-plugin-flag-gate"
version = "2.2.0-1"

local modules_prefix = "kong.plugins.flag-gate."
local sources = "kong/plugins/flag-gate/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-flag-gate.git",
  tag = "2.2.0",
}

description = {
  summary = "Opens and closes routes by feature flags",
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
    [modules_prefix .. "evaluate"] = sources .. "evaluate.lua",
    [modules_prefix .. "poller"] = sources .. "poller.lua",
    [modules_prefix .. "store"] = sources .. "store.lua",
  },
}
