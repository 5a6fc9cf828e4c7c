--- Kinds: what the functions for tables want to be given, and of which class
-- their results are.

local error, getmetatable, setmetatable = error, getmetatable, setmetatable

local types = require "pl.types"

local kinds = {}


-- A function that raises unless `test(value)` holds, at whom called its caller.
local function expectation(test, name)
  return function(position, value)
    if not test(value) then
      error(("argument %d is not %s"):format(position, name), 3)
    end
  end
end


kinds.want_indexable = expectation(types.is_indexable, "indexable")
kinds.want_iterable = expectation(types.is_iterable, "iterable")
kinds.want_writeable = expectation(types.is_writeable, "writeable")


--- `values` as an object of the class `name` of Penlight.
function kinds.as(name, values)
  return setmetatable(values, require("pl." .. name))
end


--- `values` as an object of the class of `original`; without one, of `name`.
function kinds.like(original, values, name)
  local metatable = getmetatable(original) or name and require("pl." .. name)
  return metatable and setmetatable(values, metatable) or values
end


return kinds
