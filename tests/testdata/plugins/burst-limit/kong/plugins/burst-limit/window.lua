-- A sliding window made of two fixed ones: the share of the previous window that still counts
-- shrinks as the current window grows. Counters live in a shared dictionary, so they are exact for
-- one node and one node only.
local floor = math.floor


local DICTIONARY = "kong_rate_limiting_counters"


local _M = {}


local function counter_name(options, who, number)
  return table.concat({ "burst", options.plugin_id or "", who, options.size, number }, ":")
end


-- Counts one request. Returns { count, reset } or nil and an error.
function _M.hit(who, options)
  local dict = ngx.shared[DICTIONARY] or ngx.shared.kong
  if not dict then
    return nil, "no shared dictionary for counters"
  end

  local size = options.size
  local number = floor(options.now / size)
  local elapsed = options.now - number * size

  local current, err = dict:incr(counter_name(options, who, number), 1, 0, size * 2)
  if not current then
    return nil, err
  end

  local previous = dict:get(counter_name(options, who, number - 1)) or 0
  local weight = 1 - elapsed / size

  return {
    count = floor(previous * weight) + current,
    reset = math.ceil(size - elapsed),
  }
end


return _M
