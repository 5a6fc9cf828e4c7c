package = "kong-plugin-request-signing"
version = "0.9.0-1"

local modules_prefix = "kong.plugins.request-signing."
local sources = "kong/plugins/request-signing/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-request-signing.git",
  tag = "0.9.0",
}

description = {
  summary = "Verifies signed requests",
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
    [modules_prefix .. "canonical"] = sources .. "canonical.lua",
    [modules_prefix .. "signature"] = sources .. "signature.lua",
  },
}
