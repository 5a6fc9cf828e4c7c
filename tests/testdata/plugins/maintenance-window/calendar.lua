-- Weekly windows in UTC. Weekdays count from 1 for Sunday, as os.date does.
local DAY = 86400
local WEEK = 7 * DAY

-- The epoch began on a Thursday; this is the Sunday before.
local FIRST_SUNDAY = -4 * DAY


local _M = {}


local function second_of_week(now)
  return (now - FIRST_SUNDAY) % WEEK
end


local function start_of(window)
  local hours, minutes = window.start:match("^(%d%d):(%d%d)$")
  return (window.weekday - 1) * DAY + tonumber(hours) * 3600 + tonumber(minutes) * 60
end


-- Seconds since the window began, also for one that began at the end of last week.
local function since(window, now)
  return (second_of_week(now) - start_of(window)) % WEEK
end


function _M.current(windows, now)
  for _, window in ipairs(windows) do
    if since(window, now) < window.minutes * 60 then
      return window
    end
  end
end


-- When a current window ends.
function _M.ends(window, now)
  return now - since(window, now) + window.minutes * 60
end


-- Seconds until the next window begins, nil without windows.
function _M.until_next(windows, now)
  local least
  for _, window in ipairs(windows) do
    local seconds = WEEK - since(window, now)
    if not least or seconds < least then
      least = seconds
    end
  end

  return least
end


return _M
