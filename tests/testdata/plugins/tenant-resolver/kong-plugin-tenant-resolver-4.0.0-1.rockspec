package = "kong-plugin-tenant-resolver"
version = "4.0.0-1"

local modules_prefix = "kong.plugins.tenant-resolver."
local sources = "kong/plugins/tenant-resolver/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-tenant-resolver.git",
  tag = "4.0.0",
}

description = {
  summary = "Finds out which tenant a request belongs to",
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
    [modules_prefix .. "directory"] = sources .. "directory.lua",
    [modules_prefix .. "sources"] = sources .. "sources.lua",
  },
}
