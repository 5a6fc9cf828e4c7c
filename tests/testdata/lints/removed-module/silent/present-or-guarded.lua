local utils = require "kong.tools.utils"
local ok, base = pcall(require, "kong.plugins.base_plugin")
local singletons
if not kong then
  singletons = require "kong.singletons"
end

local caught = pcall(function()
  return require "kong.singletons"
end)

local function responses()
  if kong.version_num >= 3000000 then
    return nil
  end
  return require "kong.tools.responses"
end

return { VERSION = "1.0.0", PRIORITY = 10, utils, ok, base, singletons, caught, responses }
