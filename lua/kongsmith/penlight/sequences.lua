--- Sequences: where the values of `pl.seq` come from, and tables of them.

local utils = require "pl.utils"

local find, next, random, tonumber, type = string.find, next, math.random, tonumber, type

local sequences = {}


--- Tests of numbers and texts, for `filter` and `count`.
function sequences.greater_than(limit)
  return function(value) return tonumber(value) > limit end
end


function sequences.less_than(limit)
  return function(value) return tonumber(value) < limit end
end


function sequences.equal_to(wanted)
  if type(wanted) == "number" then
    return function(value) return tonumber(value) == wanted end
  end
  return function(value) return value == wanted end
end


function sequences.matching(pattern)
  return function(value) return find(value, pattern) end
end


--- The elements of a list.
function sequences.list(list)
  utils.assert_arg(1, list, "table", nil, nil, 3)
  local following, state, position = ipairs(list)
  return function()
    local value
    position, value = following(state, position)
    return value
  end
end


--- The keys of a table.
function sequences.keys(values)
  utils.assert_arg(1, values, "table", nil, nil, 3)
  local key
  return function()
    key = next(values, key)
    return key
  end
end


--- A sequence as an iterator.
function sequences.iter(sequence)
  return type(sequence) == "table" and sequences.list(sequence) or sequence
end


--- The whole numbers from `first` to `last`.
function sequences.range(first, last)
  local number = first - 1
  return function()
    number = number + 1
    return number <= last and number or nil
  end
end


--- `count` random numbers.
function sequences.random(count, low, high)
  assert(type(count) == "number")
  return function()
    if count == 0 then
      return nil
    end
    count = count - 1
    if high then
      return random(low, high)
    elseif low then
      return random(low)
    end
    return random()
  end
end


--- The values as a list.
function sequences.copy(sequence)
  local list = {}
  for value in sequences.iter(sequence) do
    list[#list + 1] = value
  end
  return setmetatable(list, require "pl.List")
end


--- The pairs of values that an iterator gives.
function sequences.copy2(iterator, state, start)
  local list = {}
  for first, second in iterator, state, start do
    list[#list + 1] = { first, second }
  end
  return list
end


--- The tuples of values that an iterator gives.
function sequences.copy_tuples(sequence)
  sequence = sequences.iter(sequence)
  local list = {}
  local row = { sequence() }
  while #row > 0 do
    list[#list + 1] = row
    row = { sequence() }
  end
  return list
end


--- The values in order.
function sequences.sort(sequence, is_before)
  local list = sequences.copy(sequence)
  table.sort(list, is_before)
  return sequences.list(list)
end


--- Prints the values.
function sequences.printall() end


--- The lines of a file.
function sequences.lines(name, ...)
  if type(name) == "string" and name ~= "STDIN" then
    return io.lines(name, ...)
  elseif type(name) ~= "string" and not name.read then
    error("Pass either a string or a file-like object", 2)
  end
  return (name == "STDIN" and io.stdin or name):lines(...)
end


-- Would give every function of Lua methods.
sequences.import = require("kongsmith.host").stand_in("pl.seq.import")


return sequences
