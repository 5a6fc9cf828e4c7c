--- Tablex: the functions for tables of Penlight, which Kong ships.

local arguments = require "kongsmith.penlight.arguments"
local kinds = require "kongsmith.penlight.kinds"

local error, getmetatable, ipairs, pairs, setmetatable = error, getmetatable, ipairs, pairs, setmetatable
local sort, tostring, type = table.sort, tostring, type
local want_indexable, want_iterable, want_writeable = kinds.want_indexable, kinds.want_iterable, kinds.want_writeable

local tablex = {}

for _, part in ipairs({ "comparison", "mapping", "lists", "sets" }) do
  for name, fn in pairs(require("kongsmith.penlight." .. part)) do
    tablex[name] = fn
  end
end


--- Adds the entries of `other` to `values`, which it returns.
function tablex.update(values, other)
  want_writeable(1, values)
  want_iterable(2, other)
  for key, value in pairs(other) do
    values[key] = value
  end
  return values
end


--- The number of entries.
function tablex.size(values)
  want_iterable(1, values)
  local count = 0
  for _ in pairs(values) do
    count = count + 1
  end
  return count
end


--- A copy without the tables inside.
function tablex.copy(values)
  want_iterable(1, values)
  local copy = {}
  for key, value in pairs(values) do
    copy[key] = value
  end
  return copy
end


local function deep_copy(value, copies)
  if type(value) ~= "table" then
    return value
  elseif copies[value] then
    return copies[value]
  end
  local copy = {}
  copies[value] = copy
  for key, inner in pairs(value) do
    copy[deep_copy(key, copies)] = deep_copy(inner, copies)
  end
  return setmetatable(copy, getmetatable(value))
end


--- A copy with everything inside; metatables are shared.
function tablex.deepcopy(value)
  return deep_copy(value, {})
end


-- Where a search begins: `start` counts from the end if it is negative.
local function position_of(list, start)
  return start < 0 and #list + start + 1 or start
end


--- The position of `wanted` in a list from `start` on, or nil.
function tablex.find(list, wanted, start)
  want_indexable(1, list)
  for position = position_of(list, start or 1), #list do
    if list[position] == wanted then
      return position
    end
  end
  return nil
end


--- The same, from `start` backwards.
function tablex.rfind(list, wanted, start)
  want_indexable(1, list)
  for position = position_of(list, start or #list), 1, -1 do
    if list[position] == wanted then
      return position
    end
  end
  return nil
end


--- A key whose value `test` likes, and what it answered.
function tablex.find_if(values, test, argument)
  want_iterable(1, values)
  test = arguments.function_arg(2, test)
  for key, value in pairs(values) do
    local answer = test(value, argument)
    if answer then
      return key, answer
    end
  end
  return nil
end


--- The values of a table under each of a list of keys.
function tablex.index_by(values, keys)
  want_indexable(1, values)
  want_indexable(2, keys)
  local found = {}
  for position = 1, #keys do
    found[position] = values[keys[position]]
  end
  return kinds.like(values, found, "List")
end


local function search(values, wanted, seen)
  for key, value in pairs(values) do
    if value == wanted then
      return key
    end
  end
  for key, value in pairs(values) do
    if type(value) == "table" and not seen[value] then
      seen[value] = true
      local inside = search(value, wanted, seen)
      if inside and type(key) == "string" then
        return key .. "." .. tostring(inside)
      elseif inside then
        return "[" .. key .. "]" .. tostring(inside)
      end
    end
  end
end


--- The path to `wanted` in a table and the tables inside, except those in `exclude`.
function tablex.search(values, wanted, exclude)
  want_iterable(1, values)
  local seen = { [values] = true }
  for _, excluded in pairs(exclude or {}) do
    seen[excluded] = true
  end
  return search(values, wanted, seen)
end


-- Iterates over the entries in the order in which `is_before` puts their keys.
local function in_order(values, is_before)
  local keys = {}
  for key in pairs(values) do
    keys[#keys + 1] = key
  end
  sort(keys, is_before)
  local position = 0
  return function()
    position = position + 1
    return keys[position], values[keys[position]]
  end
end


--- Iterates over the entries in the order of their keys.
tablex.sort = in_order


--- Iterates over the entries in the order of their values.
function tablex.sortv(values, is_before)
  is_before = arguments.function_arg(2, is_before or "<")
  return in_order(values, function(one, other) return is_before(values[one], values[other]) end)
end


--- A table that cannot be written to and shows the entries of `values`.
function tablex.readonly(values)
  return setmetatable({}, {
    __index = values,
    __newindex = function() error("Attempt to modify read-only table", 2) end,
    __pairs = function() return pairs(values) end,
    __ipairs = function() return ipairs(values) end,
    __len = function() return #values end,
    __metatable = false,
  })
end


return tablex
