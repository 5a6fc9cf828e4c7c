--- Utils: the functions that moved to modules of their own, under their old
-- roof.

local MODULES = { "table", "string", "uri", "http", "ip", "uuid", "rand", "module", "sha256", "system", "time",
                  "yield" }

local utils = {}

for _, name in ipairs(MODULES) do
  for key, value in pairs(require("kong.tools." .. name)) do
    utils[key] = value
  end
end

return require("kongsmith.rest")("kong.tools.utils", utils)
