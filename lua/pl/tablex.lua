--- Tablex: the functions for tables of Penlight, which Kong ships, as far as
-- they are simple. The others are inert.

local host = require "kongsmith.host"
local tables = require "kong.tools.table"

local ipairs = ipairs
local pairs = pairs

local tablex = {}

host.foreign["pl.tablex"] = "shipped"

tablex.deepcompare = tables.deep_equal
tablex.compare_no_order = tables.same_elements


--- The keys of a table, in any order.
function tablex.keys(values)
  local keys = {}
  for key in pairs(values) do
    keys[#keys + 1] = key
  end
  return keys
end


--- The values of a table, in any order.
function tablex.values(values)
  local list = {}
  for _, value in pairs(values) do
    list[#list + 1] = value
  end
  return list
end


--- A copy without the tables inside.
function tablex.copy(values)
  return tables.table_merge(values)
end


--- A copy with everything inside; metatables are shared.
function tablex.deepcopy(values)
  return tables.cycle_aware_deep_copy(values)
end


--- Adds the entries of `other` to `values`, which it returns.
function tablex.update(values, other)
  for key, value in pairs(other) do
    values[key] = value
  end
  return values
end


--- The position of `wanted` in a list, or nil.
function tablex.find(list, wanted)
  for position, value in ipairs(list) do
    if value == wanted then
      return position
    end
  end
  return nil
end


--- The number of entries.
function tablex.size(values)
  local count = 0
  for _ in pairs(values) do
    count = count + 1
  end
  return count
end


--- A table that cannot be written to and shows the entries of `values`.
function tablex.readonly(values)
  return setmetatable({}, {
    __index = values,
    __newindex = function()
      error("Attempt to modify read-only table", 2)
    end,
    __metatable = false,
  })
end


return setmetatable(tablex, { __index = function(_, name)
  return host.stand_in("pl.tablex." .. tostring(name))
end })
