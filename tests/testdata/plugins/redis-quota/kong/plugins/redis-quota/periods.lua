local SECONDS = {
  minute = 60,
  hour = 3600,
  day = 86400,
}


local _M = {}


local function month(now)
  local date = os.date("!*t", now)
  local seconds_into_month = (date.day - 1) * 86400 + date.hour * 3600 + date.min * 60 + date.sec
  local start = now - seconds_into_month

  -- The 1st of the next month is at most 31 days and at least 28 days away.
  local later = os.date("!*t", start + 31 * 86400)
  return { start = start, ends = start + (31 - later.day + 1) * 86400 }
end


-- Start (inclusive) and end (exclusive) of the period that `now` lies in, in UTC.
function _M.current(name, now)
  if name == "month" then
    return month(now)
  end

  local length = SECONDS[name]
  local start = now - now % length
  return { start = start, ends = start + length }
end


return _M
