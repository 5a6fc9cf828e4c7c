local name = "functions"
local modules = {}

local function add(module)
  modules["kong.plugins." .. name .. "." .. module] = "src/" .. module .. ".lua"
end

local all = { "handler", "schema", "access" }
for i = 1, #all do add(all[i]) end

package = "kong-plugin-" .. name
version = "1.0-1"
source = { url = "git+https://example.com/" .. name .. ".git" }
description = { license = "MIT" }
build = { type = "builtin", modules = modules }
