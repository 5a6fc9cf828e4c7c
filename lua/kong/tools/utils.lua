--- Utils: the functions that moved to modules of their own, under their old
-- roof. What has no module of ours is inert.

local stand_in = require("kongsmith.host").stand_in

local MODULES = { "table", "string", "uri", "http", "ip", "uuid", "rand", "module" }

local utils = {}

for _, name in ipairs(MODULES) do
  for key, value in pairs(require("kong.tools." .. name)) do
    utils[key] = value
  end
end

return setmetatable(utils, { __index = function(_, name)
  return stand_in("kong.tools.utils." .. tostring(name))
end })
