local utils = require "kong.tools.utils"
local ok, base = pcall(require, "kong.plugins.base_plugin")
local singletons
if not kong then
  singletons = require "kong.singletons"
end

return { VERSION = "1.0.0", PRIORITY = 10, utils, ok, base, singletons }
