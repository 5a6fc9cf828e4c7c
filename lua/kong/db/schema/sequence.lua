--- Sequence: a table whose keys are exactly 1..n.
-- Arrays and sets of the schema language are sequences; holes or other keys
-- make a table something else. Knows the metatables that mark a list as a
-- JSON array and that let a set be asked by value (`protocols.http`).

local cjson = require "cjson"

local floor = math.floor
local pairs = pairs
local setmetatable = setmetatable
local type = type

local sequence = {}

-- list -> { [element] = true }, so that a set itself stays a plain list
local members = setmetatable({}, { __mode = "k" })

local set_metatable = {
  __index = function(list, key)
    local present = members[list]
    return present and present[key]
  end,
}


--- True if `value` is a table with the keys 1..n only; {} is one.
function sequence.is(value)
  if type(value) ~= "table" then
    return false
  end
  local count, highest = 0, 0
  for key in pairs(value) do
    if type(key) ~= "number" or key < 1 or floor(key) ~= key then
      return false
    end
    count = count + 1
    if key > highest then
      highest = key
    end
  end
  return count == highest
end


--- Marks `list` as a JSON array. Anything but a sequence is left as it is.
function sequence.as_array(list)
  if sequence.is(list) then
    setmetatable(list, cjson.array_mt)
  end
  return list
end


--- The list without repeated elements, answering `list[element]` with true.
-- An empty set is a JSON array; anything but a sequence is left as it is.
function sequence.as_set(list)
  if not sequence.is(list) then
    return list
  end
  if #list == 0 then
    return setmetatable(list, cjson.array_mt)
  end

  local unique, present = {}, {}
  for i = 1, #list do
    local element = list[i]
    if not present[element] then
      unique[#unique + 1] = element
      present[element] = true
    end
  end
  members[unique] = present
  return setmetatable(unique, set_metatable)
end


return sequence
