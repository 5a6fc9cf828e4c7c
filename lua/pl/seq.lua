--- Seq: sequences, which are iterators or lists, of Penlight. `seq(list)` is a sequence
-- with these functions as methods.

local sources = require "kongsmith.penlight.sequences"
local utils = require "pl.utils"

local callable = require("pl.types").is_callable
local error, function_arg, tonumber, type = error, utils.function_arg, tonumber, type

local seq = {}

for name, fn in pairs(sources) do
  seq[name] = fn
end

local iter = sources.iter


--- What `fn` makes of each value; false where that is nothing.
function seq.map(fn, sequence, argument)
  fn, sequence = function_arg(1, fn), iter(sequence)
  return function()
    local value, second = sequence()
    if value == nil then
      return nil
    end
    return fn(value, argument or second) or false
  end
end


--- The values for which `test` holds.
function seq.filter(sequence, test, argument)
  sequence, test = iter(sequence), function_arg(2, test)
  return function()
    while true do
      local value, second = sequence()
      if value == nil then
        return nil
      elseif test(value, argument or second) then
        return value, second
      end
    end
  end
end


--- The values in one: `fn` of the first and the second, of that and the third.
function seq.reduce(fn, sequence, start)
  fn, sequence = function_arg(1, fn), iter(sequence)
  local result = start or sequence()
  if result == nil then
    return nil
  end
  for value in sequence do
    result = fn(result, value)
  end
  return result
end


--- Calls `fn` with each value.
function seq.foreach(sequence, fn)
  fn = function_arg(2, fn)
  for first, second, third in iter(sequence) do
    fn(first, second, third)
  end
end


--- The first `count` values.
function seq.take(sequence, count)
  sequence = iter(sequence)
  return function()
    if count < 1 then
      return nil
    end
    local value, second = sequence()
    if not value then
      return nil
    end
    count = count - 1
    return value, second
  end
end


--- The values after the first `count`.
function seq.skip(sequence, count)
  for _ = 1, count or 1 do
    if sequence() == nil then
      return sources.list({})
    end
  end
  return sequence
end


--- The values with their positions.
function seq.enum(sequence)
  local position = 0
  sequence = iter(sequence)
  return function()
    local value, second = sequence()
    if not value then
      return nil
    end
    position = position + 1
    return position, value, second
  end
end


--- What the method of this name answers for each value.
function seq.mapmethod(sequence, name, ...)
  sequence = iter(sequence)
  local first, second = ...
  return function()
    local value = sequence()
    if not value then
      return nil
    end
    local method = value[name] or error(type(value) .. " does not have method " .. name)
    return method(value, first, second)
  end
end


--- The values from the second on, each with the one before it.
function seq.last(sequence)
  sequence = iter(sequence)
  local previous = sequence()
  if previous == nil then
    return sources.list({})
  end
  return function()
    local value, before = sequence(), previous
    if value == nil then
      return nil
    end
    previous = value
    return value, before
  end
end


--- Pairs of values of two sequences.
function seq.zip(one, other)
  one, other = iter(one), iter(other)
  return function() return one(), other() end
end


--- The values of two sequences, one after the other.
function seq.splice(one, other)
  one, other = iter(one), iter(other)
  local current = one
  return function()
    local value = current()
    if value == nil and current == one then
      current = other
      value = current()
    end
    return value
  end
end


--- The least and the greatest number.
function seq.minmax(sequence)
  local least, most = 1e70, -1e70
  for value in iter(sequence) do
    value = tonumber(value)
    least, most = value < least and value or least, value > most and value or most
  end
  return least, most
end


--- The sum of the numbers (or of what `fn` makes of the values), and how many there are.
function seq.sum(sequence, fn)
  local sum, count = 0, 0
  for value in iter(sequence) do
    sum, count = sum + (fn and fn(value) or value), count + 1
  end
  return sum, count
end


--- How many values `test` likes.
function seq.count(sequence, test, argument)
  local count = 0
  seq.foreach(sequence, function(value) count = count + (test(value, argument) and 1 or 0) end)
  return count
end


--- How often each value occurs.
function seq.count_map(sequence)
  local counts = {}
  for value in iter(sequence) do
    counts[value] = (counts[value] or 0) + 1
  end
  return setmetatable(counts, require "pl.Map")
end


--- The values in order, each once.
function seq.unique(sequence, wants_table)
  local values = {}
  for value in pairs(seq.count_map(sequence)) do
    values[#values + 1] = value
  end
  table.sort(values)
  return wants_table and values or sources.list(values)
end


-- In these the sequence is the second argument.
local FUNCTION_FIRST = { map = true, reduce = true }

local Sequence = {}


local function wrapped(value, ...)
  if callable(value) then
    return setmetatable({ iter = value }, Sequence)
  end
  return value, ...
end


function Sequence.__call(sequence)
  return sequence.iter()
end


function Sequence.__index(_, name)
  local fn = seq[name]
  return function(self, ...)
    if not fn then
      return wrapped(seq.mapmethod(self.iter, name, ...))
    elseif FUNCTION_FIRST[name] then
      local first, second = ...
      return wrapped(fn(first, self.iter, second))
    end
    return wrapped(fn(self.iter, ...))
  end
end


return setmetatable(seq, { __call = function(_, sequence, state)
  if not callable(sequence) and type(sequence) ~= "table" then
    return sequence
  end
  sequence = callable(sequence) and sequence or sources.list(sequence)
  return setmetatable({ iter = state and function() return sequence(state) end or sequence }, Sequence)
end })
