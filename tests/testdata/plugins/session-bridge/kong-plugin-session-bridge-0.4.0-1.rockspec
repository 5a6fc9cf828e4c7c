local plugin = "session-bridge"
local release = "0.4.0"
local revision = 1

local repository = "https://github.com/acme-gateway/kong-plugin-" .. plugin

package = "kong-plugin-" .. plugin
version = release .. "-" .. revision

source = {
  url = "git+" .. repository .. ".git",
  tag = "v" .. release,
}

description = {
  summary = "Uses the sessions of a web application",
  homepage = repository,
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

-- The folder of the plugin, and the prefix of its modules.
local folder = "kong/plugins/" .. plugin .. "/"
local prefix = "kong.plugins." .. plugin .. "."

build = {
  type = "builtin",
  modules = {
    [prefix .. "handler"] = folder .. "handler.lua",
    [prefix .. "schema"] = folder .. "schema.lua",
    [prefix .. "cookies"] = folder .. "cookies.lua",
    [prefix .. "seal"] = folder .. "seal.lua",
    [prefix .. "sessions"] = folder .. "sessions.lua",
  },
}
