local plugin = "computed"
local name = "kong-plugin-" .. plugin
local number, revision = "2.3.4", "1"
local root = "kong/plugins/" .. plugin

package = name
version = number .. "-" .. revision
source = { url = "git+https://example.com/" .. name .. ".git", tag = "v" .. number }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins." .. plugin .. ".handler"] = root .. "/handler.lua",
    ["kong.plugins." .. plugin .. ".schema"] = root .. "/schema.lua",
  },
}
