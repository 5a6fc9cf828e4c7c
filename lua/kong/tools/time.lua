--- Time: the clock in several units.

local floor = math.floor
local now, update_time = ngx.now, ngx.update_time

local time = {}

local SECONDS = { y = 365 * 24 * 3600, M = 30 * 24 * 3600, w = 7 * 24 * 3600, d = 24 * 3600, h = 3600, m = 60, s = 1 }
-- from the longest unit to the shortest, as they must follow one another
local RANKS = { y = 1, M = 2, w = 3, d = 4, h = 5, m = 6, s = 7 }


--- The seconds of a time as nginx's settings have it, such as `1h 30m`.
function time.nginx_conf_time_to_seconds(text)
  local total, rank, position = 0, 0, 1
  repeat
    local digits, unit, following = text:match("^(%d+)([yMwdhms]?) *()", position)
    unit = unit == "" and "s" or unit
    if not digits or RANKS[unit] <= rank then
      error("bad argument #1 'str'", 2)
    end
    total, rank, position = total + tonumber(digits) * SECONDS[unit], RANKS[unit], following
  until position > #text
  return total
end


--- Nanoseconds since 1970.
function time.time_ns()
  return now() * 1e9
end


--- Milliseconds since 1970.
function time.get_now_ms()
  return now() * 1000
end


--- The same by a clock that was just looked at.
function time.get_updated_now_ms()
  update_time()
  return now() * 1000
end


--- When the request began.
function time.get_start_time_ms()
  return ngx.req.start_time() * 1000
end


--- Milliseconds of a clock that is never set back.
function time.get_updated_monotonic_ms()
  return floor(require("kongsmith.host").elapsed() * 1000)
end


return time
