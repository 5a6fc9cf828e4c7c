local plugin = "gelf-log"
local release = "0.3.1"
local revision = 1

local repository = "https://github.com/acme-gateway/kong-plugin-" .. plugin

package = "kong-plugin-" .. plugin
version = release .. "-" .. revision

source = {
  url = "git+" .. repository .. ".git",
  tag = "v" .. release,
}

description = {
  summary = "Sends GELF messages over UDP or TCP",
  homepage = repository,
  license = "BSD-3-Clause",
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
    [prefix .. "chunks"] = folder .. "chunks.lua",
    [prefix .. "message"] = folder .. "message.lua",
    [prefix .. "transport"] = folder .. "transport.lua",
  },
}
