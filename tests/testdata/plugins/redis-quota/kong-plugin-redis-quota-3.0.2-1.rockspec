rockspec_format = "3.0"
package = "kong-plugin-redis-quota"
version = "3.0.2-1"

local modules_prefix = "kong.plugins.redis-quota."
local sources = "kong/plugins/redis-quota/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-redis-quota.git",
  tag = "3.0.2",
}

description = {
  summary = "Quotas by calendar period, counted in Redis",
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
    [modules_prefix .. "connection"] = sources .. "connection.lua",
    [modules_prefix .. "counter"] = sources .. "counter.lua",
    [modules_prefix .. "periods"] = sources .. "periods.lua",
  },
}
