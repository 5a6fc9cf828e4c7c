--- Comparison: whether tables are equal, in Penlight's senses.

local kinds = require "kongsmith.penlight.kinds"

local abs, getmetatable, pairs, type = math.abs, getmetatable, pairs, type
local function_arg = require("kongsmith.penlight.arguments").function_arg
local want_indexable = kinds.want_indexable

local comparison = {}


local function has_keys_of(other, values)
  for key in pairs(values) do
    if other[key] == nil then
      return false
    end
  end
  return true
end


local function is_equal(one, other, ignores_metatables, tolerance, compared)
  local kind = type(one)
  if kind ~= type(other) then
    return false
  elseif kind == "number" and tolerance then
    return abs(one - other) < tolerance
  elseif kind ~= "table" then
    return one == other
  end
  local known = compared[one] or {}
  if known[other] then
    return true
  end
  local metatable = getmetatable(one)
  if not ignores_metatables and metatable and metatable.__eq then
    return one == other
  elseif not has_keys_of(other, one) or not has_keys_of(one, other) then
    return false
  end
  compared[one], known[other] = known, true
  for key, value in pairs(one) do
    if not is_equal(value, other[key], ignores_metatables, tolerance, compared) then
      return false
    end
  end
  return true
end


--- True if both are the same value or tables with equal contents; numbers may
-- differ by less than `tolerance`.
function comparison.deepcompare(one, other, ignores_metatables, tolerance)
  return is_equal(one, other, ignores_metatables, tolerance, {})
end


--- True if `is_same` holds for the elements of two lists, each with its counterpart.
function comparison.compare(one, other, is_same)
  want_indexable(1, one)
  want_indexable(2, other)
  if #one ~= #other then
    return false
  end
  is_same = function_arg(3, is_same)
  for position = 1, #one do
    if not is_same(one[position], other[position]) then
      return false
    end
  end
  return true
end


-- The position of an element that was not taken yet and is the same.
local function counterpart(value, list, is_taken, is_same)
  for position = 1, #list do
    local candidate = list[position]
    if not is_taken[position] and (not is_same and value == candidate or is_same and is_same(value, candidate)) then
      return position
    end
  end
end


--- True if two lists have the same elements, in any order.
function comparison.compare_no_order(one, other, is_same)
  want_indexable(1, one)
  want_indexable(2, other)
  is_same = is_same and function_arg(3, is_same)
  if #one ~= #other then
    return false
  end
  local is_taken = {}
  for position = 1, #one do
    local found = counterpart(one[position], other, is_taken, is_same)
    if not found then
      return false
    end
    is_taken[found] = true
  end
  return true
end


return comparison
