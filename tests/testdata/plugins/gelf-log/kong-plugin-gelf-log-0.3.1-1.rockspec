local plugin_name = "gelf-log"
local package_name = "kong-plugin-" .. plugin_name
local package_version = "0.3.1"
local rockspec_revision = "1"

local github_account_name = "acme-gateway"
local git_checkout = "v" .. package_version

package = package_name
version = package_version .. "-" .. rockspec_revision
supported_platforms = { "linux", "macosx" }

source = {
  url = "git+https://github.com/" .. github_account_name .. "/" .. package_name .. ".git",
  tag = git_checkout,
}

description = {
  summary = "Sends GELF messages over UDP or TCP",
  homepage = "https://github.com/" .. github_account_name .. "/" .. package_name,
  license = "BSD-3-Clause",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    ["kong.plugins." .. plugin_name .. ".handler"] = "kong/plugins/" .. plugin_name .. "/handler.lua",
    ["kong.plugins." .. plugin_name .. ".schema"] = "kong/plugins/" .. plugin_name .. "/schema.lua",
    ["kong.plugins." .. plugin_name .. ".chunks"] = "kong/plugins/" .. plugin_name .. "/chunks.lua",
    ["kong.plugins." .. plugin_name .. ".message"] = "kong/plugins/" .. plugin_name .. "/message.lua",
    ["kong.plugins." .. plugin_name .. ".transport"] = "kong/plugins/" .. plugin_name .. "/transport.lua",
  },
}
