--- Lists: parts of lists, and lists changed in place.

local arguments = require "kongsmith.penlight.arguments"
local kinds = require "kongsmith.penlight.kinds"

local assert_arg = arguments.assert_arg
local is_callable = require("pl.types").is_callable
local like, want_indexable = kinds.like, kinds.want_indexable
local insert, min, remove, select = table.insert, math.min, table.remove, select

local lists = {}


--- The positions that `first` and `last` mean; negative ones count from the end.
function lists._normalize_slice(list, first, last)
  local size = #list
  first, last = first or 1, last or size
  return first < 0 and size + first + 1 or first, last < 0 and size + last + 1 or last
end


--- The elements of a list from `first` to `last`.
function lists.sub(list, first, last)
  want_indexable(1, list)
  first, last = lists._normalize_slice(list, first, last)
  local part = {}
  for position = first, last do
    insert(part, list[position])
  end
  return like(list, part, "List")
end


--- The numbers from `first` to `last`.
function lists.range(first, last, step)
  step = step or 1
  local numbers = {}
  if first == last then
    numbers[1] = first
  elseif (step > 0) == (first < last) then
    for number = first, last, step do
      numbers[#numbers + 1] = number
    end
  end
  return kinds.as("List", numbers)
end


-- Copies `count` elements of `source` from `from` on to `target`; gives the position
-- after the last.
local function copy(target, source, to, from, count)
  to, from = to or 1, from or 1
  local last = #source
  if count then
    last = from + min(count - 1, last - from)
  end
  local moved = {}
  for position = from, last do
    moved[position] = source[position]
  end
  for position = from, last do
    target[to] = moved[position]
    to = to + 1
  end
  return to
end


--- Copies elements of `source` into `target` and ends it after them.
function lists.icopy(target, source, to, from, count)
  want_indexable(1, target)
  want_indexable(2, source)
  lists.clear(target, copy(target, source, to, from, count))
  return target
end


--- Copies elements of `source` into `target`.
function lists.move(target, source, to, from, count)
  want_indexable(1, target)
  want_indexable(2, source)
  copy(target, source, to, from, count)
  return target
end


--- Puts `value`, or what it makes of each position, into a list.
function lists.set(list, value, first, last)
  want_indexable(1, list)
  local makes = is_callable(value)
  for position = first or 1, last or #list do
    if makes then
      list[position] = value(position)
    else
      list[position] = value
    end
  end
end


--- A list of `size` elements.
function lists.new(size, value)
  local list = {}
  lists.set(list, value, 1, size)
  return list
end


--- Removes the elements from `first` on.
function lists.clear(list, first)
  for _ = first or 1, #list do
    remove(list)
  end
end


--- Inserts the elements of a list, at a position if one stands before it.
function lists.insertvalues(list, ...)
  assert_arg(1, list, "table", nil, nil, 3)
  local position, values = ...
  if select("#", ...) == 1 then
    position, values = #list + 1, position
  end
  local count = #values
  if count > 0 then
    for old = #list, position, -1 do
      list[old + count] = list[old]
    end
    for offset = 1, count do
      list[position + offset - 1] = values[offset]
    end
  end
  return list
end


--- Removes the elements from `first` to `last`.
function lists.removevalues(list, first, last)
  assert_arg(1, list, "table", nil, nil, 3)
  first, last = lists._normalize_slice(list, first, last)
  for _ = first, last do
    remove(list, first)
  end
  return list
end


return lists
