--- OrderedMap: a map that remembers the order in which its keys came, of Penlight.

local List = require "pl.List"
local Map = require "pl.Map"
local tablex = require "pl.tablex"
local utils = require "pl.utils"

local rawget, rawset, type = rawget, rawset, type

local OrderedMap = require("pl.class")(Map)

OrderedMap._name = "OrderedMap"


function OrderedMap:_init(source)
  rawset(self, "_keys", List())
  if source then
    local ok, err = self:update(source)
    if not ok then
      error(err, 2)
    end
  end
end


-- Adds the pairs of a list of tables with one entry each.
local function add_pairs(self, list)
  if type(list[1]) ~= "table" then
    return utils.raise("cannot use an array to initialize an OrderedMap")
  end
  for _, pair in ipairs(list) do
    local key, value = next(pair)
    if not key then
      return utils.raise("empty pair initialization table")
    end
    self:set(key, value)
  end
  return self
end


function OrderedMap:update(source)
  utils.assert_arg(1, source, "table", nil, nil, 3)
  if not OrderedMap:class_of(source) and #source > 0 then
    return add_pairs(self, source)
  end
  local each = OrderedMap:class_of(source) and OrderedMap.iter or pairs
  for key, value in each(source) do
    self:set(key, value)
  end
  return self
end


function OrderedMap:set(key, value)
  local is_new = rawget(self, key) == nil
  if is_new and value ~= nil then
    self._keys:append(key)
  elseif value == nil then
    self._keys:remove_value(key)
  end
  rawset(self, key, value)
  return self
end


OrderedMap.__newindex = OrderedMap.set


--- Puts `key` at this position among the keys.
function OrderedMap:insert(position, key, value)
  local old = self[key]
  value = value or old
  if old then
    self._keys:remove_value(key)
  end
  if value then
    self._keys:insert(position, key)
    rawset(self, key, value)
  end
  return self
end


function OrderedMap:keys()
  return self._keys
end


function OrderedMap:values()
  return List(tablex.index_by(self, self._keys))
end


function OrderedMap:sort(is_before)
  table.sort(self._keys, is_before)
  return self
end


function OrderedMap:iter()
  local position, keys = 0, self._keys
  return function()
    position = position + 1
    if position <= #keys then
      return keys[position], self[keys[position]]
    end
  end
end


OrderedMap.__pairs = OrderedMap.iter


function OrderedMap:__tostring()
  local entries = {}
  for position, key in ipairs(self._keys) do
    local value = self[key]
    local text = tostring(value)
    entries[position] = tostring(key) .. "=" .. (type(value) == "number" and text or '"' .. text .. '"')
  end
  return "{" .. table.concat(entries, ",") .. "}"
end


return OrderedMap
