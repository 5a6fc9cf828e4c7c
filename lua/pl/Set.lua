--- Set: sets of values, of Penlight. An object has its elements for keys, so the
-- methods are functions of the class: `Set.union(one, other)`.

local Map = require "pl.Map"
local tablex = require "pl.tablex"
local utils = require "pl.utils"

local getmetatable, next, pairs, setmetatable = getmetatable, next, pairs, setmetatable

local Set = utils.stdmt.Set

require("pl.class")(Map, nil, Set)

-- or the names of methods would be elements
Set.__index = nil

Set.values = Map.keys
Set.len = tablex.size
Set.__len = tablex.size


local function is_set(value)
  local metatable = getmetatable(value)
  return metatable == Set or metatable == Map
end


function Set:_init(source)
  if is_set(source) then
    for element in pairs(source) do
      self[element] = true
    end
  else
    for _, element in ipairs(source or {}) do
      self[element] = true
    end
  end
end


function Set:__tostring()
  return "[" .. table.concat(utils.array_tostring(Set.values(self)), ",") .. "]"
end


--- The set of what `fn` makes of each element.
function Set.map(set, fn, ...)
  fn = utils.function_arg(1, fn)
  local made = {}
  for element in pairs(set) do
    made[fn(element, ...)] = true
  end
  return setmetatable(made, Set)
end


function Set.union(one, other) return tablex.merge(one, other, true) end
function Set.intersection(one, other) return tablex.merge(one, other, false) end
function Set.difference(one, other) return tablex.difference(one, other, false) end
function Set.symmetric_difference(one, other) return tablex.difference(one, other, true) end


-- A function for an operator: of two sets, or of a set and one element, which becomes
-- `value`.
local function operation(of_sets, value)
  return function(one, other)
    if is_set(other) then
      return of_sets(one, other)
    end
    local made = Set(one)
    made[other] = value
    return made
  end
end


Set.__add = operation(Set.union, true)
Set.__sub = operation(Set.difference, nil)
Set.__mul = Set.intersection
Set.__pow = Set.symmetric_difference


function Set.issubset(one, other)
  for element in pairs(one) do
    if not other[element] then
      return false
    end
  end
  return true
end


Set.__lt = Set.issubset


function Set.isempty(set)
  return next(set) == nil
end


function Set.isdisjoint(one, other)
  return Set.isempty(Set.intersection(one, other))
end


function Set.__eq(one, other)
  return Set.issubset(one, other) and Set.issubset(other, one)
end


return Set
