--- Request-aware table: a table that one request uses at a time. Outside of
-- requests it is a table with a method to empty it.

local clear = require "table.clear"

local methods = { clear = clear }

local metatable = {
  __index = methods,
  -- the method stays
  __newindex = function(values, key, value)
    if key ~= "clear" then
      rawset(values, key, value)
    end
  end,
}

return {
  new = function() return setmetatable({}, metatable) end,
}
