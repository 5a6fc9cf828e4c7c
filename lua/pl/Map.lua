--- Map: tables as objects, of Penlight.

local class = require "pl.class"
local kinds = require "kongsmith.penlight.kinds"
local tablex = require "pl.tablex"
local utils = require "pl.utils"

local Map, Set = utils.stdmt.Map, utils.stdmt.Set

class(nil, nil, Map)

Map.keys = tablex.keys
Map.values = tablex.values
Map.len = tablex.size
Map.update = tablex.update


-- A table without a class becomes the map.
function Map:_init(source)
  local metatable = getmetatable(source)
  if metatable ~= Set and metatable ~= Map then
    return source
  end
  self:update(source)
end


function Map:iter()
  return pairs(self)
end


--- The entries as lists of key and value, in the order of the keys.
function Map:items()
  local items = kinds.as("List", tablex.pairmap(function(key, value)
    return kinds.as("List", { key, value })
  end, self))
  return items:sort(function(one, other) return one[1] < other[1] end)
end


function Map:setdefault(key, default)
  local value = self[key]
  if value ~= nil then
    return value
  end
  self:set(key, default)
  return default
end


function Map:set(key, value)
  self[key] = value
end


function Map:get(key)
  return rawget(self, key)
end


function Map:getvalues(keys)
  return kinds.as("List", tablex.index_by(self, keys))
end


function Map:__eq(other)
  return tablex.deepcompare(self, other, true)
end


function Map:__tostring()
  return require("pl.pretty").write(self, "")
end


return Map
