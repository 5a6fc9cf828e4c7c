local plugin_name = "header-budget"
local package_name = "kong-plugin-" .. plugin_name
local package_version = "1.0.0"
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
  summary = "Keeps request headers within a budget",
  homepage = "https://github.com/" .. github_account_name .. "/" .. package_name,
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    ["kong.plugins." .. plugin_name .. ".handler"] = "kong/plugins/" .. plugin_name .. "/handler.lua",
    ["kong.plugins." .. plugin_name .. ".schema"] = "kong/plugins/" .. plugin_name .. "/schema.lua",
    ["kong.plugins." .. plugin_name .. ".measure"] = "kong/plugins/" .. plugin_name .. "/measure.lua",
    ["kong.plugins." .. plugin_name .. ".trim"] = "kong/plugins/" .. plugin_name .. "/trim.lua",
  },
}
