--- Sets: the keys and values of tables by themselves, and tables taken together.

local kinds = require "kongsmith.penlight.kinds"

local function_arg = require("kongsmith.penlight.arguments").function_arg
local pairmap = require("kongsmith.penlight.mapping").pairmap
local pairs = pairs
local want_indexable, want_iterable = kinds.want_indexable, kinds.want_iterable

local sets = {}


--- The keys of a table, in any order.
function sets.keys(values)
  want_iterable(1, values)
  return kinds.as("List", pairmap(function(key) return key end, values))
end


--- The values of a table, in any order.
function sets.values(values)
  want_iterable(1, values)
  return kinds.as("List", pairmap(function(_, value) return value end, values))
end


--- The position of each element of a list.
function sets.index_map(list)
  want_indexable(1, list)
  return kinds.as("Map", pairmap(function(position, value) return position, value end, list))
end


--- The elements of a list as the keys of a set.
function sets.makeset(list)
  want_indexable(1, list)
  return kinds.as("Set", pairmap(function(_, value) return true, value end, list))
end


--- The entries of two tables; only what both have without `keeps_all`.
function sets.merge(one, other, keeps_all)
  want_iterable(1, one)
  want_iterable(2, other)
  local merged = {}
  for key, value in pairs(one) do
    if keeps_all or other[key] then
      merged[key] = value
    end
  end
  if keeps_all then
    for key, value in pairs(other) do
      merged[key] = value
    end
  end
  return kinds.like(one, merged, "Map")
end


--- All entries of two tables.
function sets.union(one, other)
  return sets.merge(one, other, true)
end


--- The entries of the first table whose keys both have.
function sets.intersection(one, other)
  return sets.merge(one, other, false)
end


local function add_missing(difference, one, other)
  for key, value in pairs(one) do
    if other[key] == nil then
      difference[key] = value
    end
  end
end


--- The entries of the first table whose keys the second one has not; with `is_mutual`
-- those of the second as well.
function sets.difference(one, other, is_mutual)
  want_iterable(1, one)
  want_iterable(2, other)
  local difference = {}
  add_missing(difference, one, other)
  if is_mutual then
    add_missing(difference, other, one)
  end
  return kinds.like(one, difference, "Map")
end


--- How often each element of a list occurs.
function sets.count_map(list, is_same)
  want_indexable(1, list)
  is_same = function_arg(2, is_same or "==")
  local counts, is_counted = {}, {}
  for position = 1, #list do
    local value = list[position]
    if not is_counted[value] then
      is_counted[value] = true
      counts[value] = 1
      for later = position + 1, #list do
        if is_same(value, list[later]) then
          counts[value] = counts[value] + 1
          is_counted[list[later]] = true
        end
      end
    end
  end
  return kinds.as("Map", counts)
end


return sets
