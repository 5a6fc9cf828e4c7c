--- Shuffle: makes `pairs` visit keys in random order.
-- An answer that depends on the order of a hash table shows as a difference
-- from run to run. Must be loaded before the modules under test.

local next = next
local random = math.random

function _G.pairs(value)
  local metatable = getmetatable(value)
  if type(metatable) == "table" and metatable.__pairs then
    return metatable.__pairs(value)
  end
  local keys = {}
  for key in next, value do
    keys[#keys + 1] = key
  end
  for i = #keys, 2, -1 do
    local j = random(i)
    keys[i], keys[j] = keys[j], keys[i]
  end

  local i = 0
  return function()
    while true do
      i = i + 1
      local key = keys[i]
      if key == nil then
        return nil
      end
      local element = rawget(value, key)
      if element ~= nil then
        return key, element
      end
    end
  end
end
