--- MultiMap: a map with a list of values under each key, of Penlight.

local List = require "pl.List"
local Map = require "pl.Map"
local utils = require "pl.utils"

local MultiMap = utils.stdmt.MultiMap

require("pl.class")(Map, nil, MultiMap)
MultiMap._name = "MultiMap"


function MultiMap:_init(source)
  if source then
    self:update(source)
  end
end


function MultiMap:update(source)
  utils.assert_arg(1, source, "table", nil, nil, 3)
  local is_map = Map:class_of(source)
  for key, value in pairs(source) do
    self[key] = is_map and List():append(value) or List(value)
  end
end


function MultiMap:set(key, value)
  if value == nil then
    self[key] = nil
    return
  end
  self[key] = self[key] or List()
  self[key]:append(value)
end


return MultiMap
