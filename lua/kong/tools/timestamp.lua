--- Timestamp: points in time, and the beginning of the periods that they lie in.

local calendar = require "kongsmith.calendar"
local rest = require "kongsmith.rest"

local floor = math.floor
local now = ngx.now

local timestamp = {}

-- Whatever is more counts milliseconds: the year 20000.
local MOST_SECONDS = calendar.days(20000, 1, 1) * 86400

local PERIODS = { "second", "minute", "hour", "day", "month", "year" }

timestamp.timestamp_table_fields = require("pl.tablex").readonly(PERIODS)


--- Milliseconds since 1970, whole seconds only.
function timestamp.get_utc()
  return floor(now()) * 1000
end


--- Milliseconds since 1970.
function timestamp.get_utc_ms()
  return now() * 1000
end


local methods = rest("luatz.timetable", {})


function methods:timestamp()
  return calendar.days(self.year, self.month, self.day) * 86400 + self.hour * 3600 + self.min * 60 + self.sec
end


--- Date and time of a point in time (the current one without it), in seconds or
-- milliseconds.
function timestamp.get_timetable(time)
  time = time or timestamp.get_utc()
  if time > MOST_SECONDS then
    time = time / 1000
  end
  local days = floor(time / 86400)
  local seconds = time - days * 86400
  local year, month, day = calendar.date(days)
  return setmetatable({
    year = year, month = month, day = day,
    hour = floor(seconds / 3600), min = floor(seconds / 60) % 60, sec = seconds % 60,
    wday = calendar.week_day(days), yday = calendar.year_day(year, month, day),
  }, { __index = methods })
end


--- When the second, minute, hour, day, month and year began that `time` lies in. Only
-- some of them with the set `wanted`.
function timestamp.get_timestamps(time, wanted)
  local at = timestamp.get_timetable(time)
  local days = calendar.days(at.year, at.month, at.day)
  local seconds = days * 86400
  local starts = {
    second = seconds + at.hour * 3600 + at.min * 60 + floor(at.sec),
    minute = seconds + at.hour * 3600 + at.min * 60,
    hour = seconds + at.hour * 3600,
    day = seconds,
    month = (days - at.day + 1) * 86400,
    year = calendar.days(at.year, 1, 1) * 86400,
  }
  local stamps = {}
  for _, period in ipairs(PERIODS) do
    if not wanted or wanted[period] ~= nil then
      stamps[period] = starts[period] * 1000
    end
  end
  return stamps
end


return timestamp
