--- List: Python's lists, of Penlight.

local arguments = require "kongsmith.penlight.arguments"
local class = require "pl.class"
local tablex = require "pl.tablex"
local utils = require "pl.utils"

local assert_arg, function_arg = arguments.assert_arg, arguments.function_arg
local getmetatable, setmetatable, type = getmetatable, setmetatable, type
local insert, remove, sort = table.insert, table.remove, table.sort

local List = utils.stdmt.List

class(nil, nil, List)

List.new = List


-- `values` as a list of the class of `original`.
local function like(values, original)
  return setmetatable(values, original and getmetatable(original) or List)
end


--- Iterates over the elements of a list or the characters of a text; an iterator stays
-- as it is.
function List.iterate(sequence)
  local kind = type(sequence)
  if kind ~= "string" and kind ~= "table" then
    return kind == "function" and sequence or nil
  end
  local position, last = 0, #sequence
  return function()
    position = position + 1
    if position > last then
      return nil
    end
    return kind == "string" and sequence:sub(position, position) or kind == "table" and sequence[position]
  end
end

local iterate = List.iterate


-- A table without a class that has elements becomes the list.
function List._create(source)
  if type(source) == "table" and not getmetatable(source) and #source > 0 then
    return source
  end
end


function List:_init(source)
  if source and source ~= self then
    for value in iterate(source) do
      insert(self, value)
    end
  end
end


function List:clone()
  return like({}, self):extend(self)
end


function List:append(value)
  insert(self, value)
  return self
end


List.push = insert


function List:extend(other)
  assert_arg(1, other, "table", nil, nil, 3)
  for position = 1, #other do
    insert(self, other[position])
  end
  return self
end


function List:insert(position, value)
  assert_arg(1, position, "number", nil, nil, 3)
  insert(self, position, value)
  return self
end


function List:put(value)
  return self:insert(1, value)
end


function List:remove(position)
  assert_arg(1, position, "number", nil, nil, 3)
  remove(self, position)
  return self
end


function List:remove_value(value)
  local position = tablex.find(self, value)
  if position then
    remove(self, position)
    return self
  end
  return self
end


function List:pop(position)
  position = position or #self
  assert_arg(1, position, "number", nil, nil, 3)
  return remove(self, position)
end


List.get = List.pop
List.index = tablex.find


function List:contains(value)
  return tablex.find(self, value) ~= nil
end


function List:count(value)
  local count = 0
  for position = 1, #self do
    count = count + (self[position] == value and 1 or 0)
  end
  return count
end


function List:sort(is_before)
  sort(self, is_before and function_arg(1, is_before))
  return self
end


function List:sorted(is_before)
  return List(self):sort(is_before)
end


function List:reverse()
  local last = #self
  for position = 1, last / 2 do
    local mirrored = last - position + 1
    self[position], self[mirrored] = self[mirrored], self[position]
  end
  return self
end


function List:minmax()
  local least, most = 1e70, -1e70
  for position = 1, #self do
    local value = self[position]
    least, most = value < least and value or least, value > most and value or most
  end
  return least, most
end


function List:clear()
  tablex.clear(self)
  return self
end


function List.range(first, last, step)
  if not last then
    first, last = 1, first
  end
  if step then
    assert_arg(3, step, "number", nil, nil, 3)
    -- fractions do not add up exactly
    last = math.ceil(step) ~= step and last + 1e-10 or last
  end
  assert_arg(1, first, "number", nil, nil, 3)
  assert_arg(2, last, "number", nil, nil, 3)
  local numbers = List()
  for number = first, last, step or 1 do
    insert(numbers, number)
  end
  return numbers
end


function List:len()
  return #self
end


List.slice = tablex.sub
List.chop = tablex.removevalues


function List:splice(position, values)
  assert_arg(1, position, "number", nil, nil, 3)
  for value in iterate(values) do
    insert(self, position, value)
    position = position + 1
  end
  return self
end


function List:slice_assign(first, last, values)
  assert_arg(1, first, "number", nil, nil, 3)
  assert_arg(1, last, "number", nil, nil, 3)
  first, last = tablex._normalize_slice(self, first, last)
  if last >= first then
    self:chop(first, last)
  end
  return self:splice(first, values)
end


function List:__concat(other)
  assert_arg(1, other, "table", nil, nil, 3)
  return self:clone():extend(other)
end


function List:__eq(other)
  return tablex.compare(self, other, "==")
end


function List:__tostring()
  return "{" .. self:join(",") .. "}"
end


function List:join(separator)
  separator = separator or ""
  assert_arg(1, separator, "string", nil, nil, 3)
  return table.concat(utils.array_tostring(self), separator)
end


List.concat = table.concat


-- The methods that take functions.
for name, method in pairs(require "kongsmith.penlight.list_functions") do
  List[name] = method
end


function List.split(text, separator)
  assert_arg(1, text, "string", nil, nil, 3)
  return like(utils.split(text, separator))
end


return List
