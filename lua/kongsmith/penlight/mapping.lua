--- Mapping: functions applied to the elements of tables.

local kinds = require "kongsmith.penlight.kinds"

local function_arg = require("kongsmith.penlight.arguments").function_arg
local assert_string = require("kongsmith.penlight.arguments").assert_string
local like, want_indexable, want_iterable = kinds.like, kinds.want_indexable, kinds.want_iterable
local min, pairs, type, unpack = math.min, pairs, type, unpack

local mapping = {}


--- What `fn` makes of each value, under the same keys.
function mapping.map(fn, values, ...)
  want_iterable(1, values)
  fn = function_arg(1, fn)
  local made = {}
  for key, value in pairs(values) do
    made[key] = fn(value, ...)
  end
  return like(values, made)
end


--- What `fn` makes of each element of a list; false where that is nothing.
function mapping.imap(fn, list, ...)
  want_indexable(1, list)
  fn = function_arg(1, fn)
  local made = {}
  for position = 1, #list do
    made[position] = fn(list[position], ...) or false
  end
  return like(list, made, "List")
end


--- What the method of this name answers for each element of a list.
function mapping.map_named_method(name, list, ...)
  assert_string(1, name)
  want_indexable(2, list)
  local made = {}
  for position = 1, #list do
    made[position] = list[position][name](list[position], ...)
  end
  return like(list, made, "List")
end


--- Puts what `fn` makes of each value in its place.
function mapping.transform(fn, values, ...)
  want_iterable(1, values)
  fn = function_arg(1, fn)
  for key, value in pairs(values) do
    values[key] = fn(value, ...)
  end
end


--- What `fn` makes of each value and the one under the same key of another table.
function mapping.map2(fn, one, other, ...)
  want_iterable(1, one)
  want_iterable(2, other)
  fn = function_arg(1, fn)
  local made = {}
  for key, value in pairs(one) do
    made[key] = fn(value, other[key], ...)
  end
  return like(one, made, "List")
end


--- The same for two lists, as far as the shorter one goes.
function mapping.imap2(fn, one, other, ...)
  want_indexable(2, one)
  want_indexable(3, other)
  fn = function_arg(1, fn)
  local made = {}
  for position = 1, min(#one, #other) do
    made[position] = fn(one[position], other[position], ...)
  end
  return made
end


--- What `fn` makes of the first elements of several lists, then of the second ones.
function mapping.mapn(fn, ...)
  fn = function_arg(1, fn)
  local lists, shortest = { ... }, math.huge
  for _, list in ipairs(lists) do
    shortest = min(shortest, #list)
  end
  local made = {}
  for position = 1, shortest == math.huge and 0 or shortest do
    local row = {}
    for column, list in ipairs(lists) do
      row[column] = list[position]
    end
    made[#made + 1] = fn(unpack(row, 1, #lists))
  end
  return made
end


--- The first elements of several lists, then the second ones.
function mapping.zip(...)
  return mapping.mapn(function(...) return { ... } end, ...)
end


-- Puts `value` under `key`; a second one makes a list of them.
local function collect(made, key, value)
  local known = made[key]
  if not known then
    made[key] = value
  elseif type(known) == "table" then
    known[#known + 1] = value
  else
    made[key] = { known, value }
  end
end


--- What `fn(key, value)` answers for each entry: a value and its key, or an element
-- of a list.
function mapping.pairmap(fn, values, ...)
  want_iterable(1, values)
  fn = function_arg(1, fn)
  local made = {}
  for key, value in pairs(values) do
    local new_value, new_key = fn(key, value, ...)
    if new_key then
      collect(made, new_key, new_value)
    else
      made[#made + 1] = new_value
    end
  end
  return made
end


--- The elements of a list in one: `fn` of the first and the second, of that and the
-- third.
function mapping.reduce(fn, list, memo)
  want_indexable(2, list)
  fn = function_arg(1, fn)
  local first, result = 1, memo
  if not memo and #list > 0 then
    first, result = 2, list[1]
  end
  for position = first, #list do
    result = fn(result, list[position])
  end
  return result
end


--- Calls `fn(value, key)` for each entry.
function mapping.foreach(values, fn, ...)
  want_iterable(1, values)
  fn = function_arg(2, fn)
  for key, value in pairs(values) do
    fn(value, key, ...)
  end
end


--- Calls `fn(element, position)` for each element of a list.
function mapping.foreachi(list, fn, ...)
  want_indexable(1, list)
  fn = function_arg(2, fn)
  for position = 1, #list do
    fn(list[position], position, ...)
  end
end


--- The elements of a list for which `test` holds.
function mapping.filter(list, test, argument)
  want_indexable(1, list)
  test = function_arg(2, test)
  local kept = {}
  for position = 1, #list do
    if test(list[position], argument) then
      kept[#kept + 1] = list[position]
    end
  end
  return like(list, kept, "List")
end


return mapping
