--- Enum: `pl.utils.enum`, a table of names that cannot be changed, in which a
-- name that does not exist is an error.

local error, format, tostring, type = error, string.format, tostring, type

local assert_arg = require("kongsmith.penlight.arguments").assert_arg


-- The names that are given one by one, and all of them in order.
local function of_arguments(...)
  local values, order = {}, { ... }
  for position = 1, select("#", ...) do
    local name = select(position, ...)
    assert_arg(position, name, "string", nil, nil, 4)
    values[name] = name
  end
  return values, order
end


-- The same for one table of names and of values by name.
local function of_table(given)
  local values, order = {}, {}
  for position, name in ipairs(given) do
    if type(name) ~= "string" then
      error(format("expected 'string' but got '%s' at index %d", type(name), position), 4)
    end
    values[name] = name
    order[position] = name
  end
  for name, value in require("pl.utils").kpairs(given) do
    if type(name) ~= "string" then
      error(format("expected key to be 'string' but got '%s'", type(name)), 4)
    elseif values[name] then
      error(format("duplicate entry in array and hash part: '%s'", name), 4)
    end
    values[name] = value
    order[#order + 1] = name
  end
  return values, order
end


return function(...)
  local values, order
  if type((...)) == "table" then
    values, order = of_table((...))
  else
    values, order = of_arguments(...)
  end
  if not order[1] then
    error("expected at least 1 entry", 2)
  end

  local expected = "(expected one of: '" .. table.concat(order, "', '") .. "')"
  local function complaint(name)
    return format("'%s' is not a valid value %s", tostring(name), expected)
  end
  return setmetatable(values, {
    __index = function(_, name) error(complaint(name), 2) end,
    __newindex = function() error("the Enum object is read-only", 2) end,
    __call = function(self, name)
      local value = type(name) == "string" and rawget(self, name)
      if value ~= nil and value ~= false then
        return value
      end
      return nil, complaint(name)
    end,
  })
end
