local _M = {}


-- Adds to a counter and gives a new one its lifetime in the same step, so that a counter never
-- outlives its period because a node died in between.
local SCRIPT = [[
  local used = redis.call("INCRBY", KEYS[1], ARGV[1])
  if used == tonumber(ARGV[1]) then
    redis.call("EXPIRE", KEYS[1], ARGV[2])
  end
  return used
]]


function _M.add(red, key, cost, lifetime)
  return red:eval(SCRIPT, 1, key, cost, lifetime)
end


return _M
