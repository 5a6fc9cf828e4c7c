--- Object: a point in time of LuaDate, or a span between two of them. It has no time
-- zone. `daynum` are the days since the first day of the year 1, `dayfrc` the
-- microseconds (ticks) of the last day.

local calendar = require "kongsmith.calendar"
local weeks = require "kongsmith.date.weeks"
local words = require "kongsmith.date.words"

local ceil, error, floor, setmetatable, tonumber = math.ceil, error, math.floor, setmetatable, tonumber

-- days from 0001-01-01 to 1970-01-01
local EPOCH = 719162
local SECOND = 1000000
local DAY = 86400 * SECOND
-- a million years
local MOST_DAYS = 365242500

local Date = {}
Date.__index = Date
Date.__metatable = Date

local object = { Date = Date, EPOCH = EPOCH, SECOND = SECOND }


--- The number without its fraction, or nil.
function object.whole(value)
  local number = tonumber(value)
  return number and (number > 0 and floor or ceil)(number)
end

local whole = object.whole


function object.refuse()
  error("invalid argument(s)", 0)
end


--- A date of days and ticks, which may be more than a day.
function object.new(days, ticks)
  return setmetatable({ daynum = days, dayfrc = ticks }, Date):normalize()
end


function Date:normalize()
  local days = whole(self.daynum)
  self.daynum, self.dayfrc = days + floor(self.dayfrc / DAY), self.dayfrc % DAY
  if days < -MOST_DAYS or days > MOST_DAYS then
    error("date beyond imposed limits:" .. days)
  end
  return self
end


--- Ticks of a time of the day.
function object.ticks_of(hours, minutes, seconds, ticks)
  return ((hours * 60 + minutes) * 60 + seconds) * SECOND + ticks
end


--- The days of a date.
function object.days_of(year, month, day)
  return calendar.days(year, month, day) + EPOCH
end


function Date:copy()
  return object.new(self.daynum, self.dayfrc)
end


function Date:getdate()
  return calendar.date(self.daynum - EPOCH)
end


function Date:gettime()
  local seconds = floor(self.dayfrc / SECOND)
  return floor(seconds / 3600), floor(seconds / 60) % 60, seconds % 60, self.dayfrc % SECOND
end


function Date:getyear() return (self:getdate()) end
function Date:getmonth() return (select(2, self:getdate())) end
function Date:getday() return (select(3, self:getdate())) end
function Date:gethours() return (self:gettime()) end
function Date:getminutes() return (select(2, self:gettime())) end
function Date:getseconds() return (select(3, self:gettime())) end
function Date:getfracsec() return self.dayfrc / SECOND % 60 end
function Date:getclockhour() return (self:gethours() + 11) % 12 + 1 end
function Date:getweekday() return calendar.week_day(self.daynum - EPOCH) end
function Date:getyearday() return calendar.year_day(self:getdate()) end
function Date:getisoweekday() return weeks.week_day(self.daynum - EPOCH) end
function Date:getisoyear() return (weeks.of(self.daynum - EPOCH)) end
function Date:getisoweeknumber() return (select(2, weeks.of(self.daynum - EPOCH))) end


function Date:getticks(unit)
  local ticks = self.dayfrc % SECOND
  return unit and ticks * unit / SECOND or ticks
end


function Date:getisodate()
  local year, week = weeks.of(self.daynum - EPOCH)
  return year, week, self:getisoweekday()
end


--- The week of the year, when weeks begin on `first` (1 for Sunday, the default).
function Date:getweeknumber(first)
  local base = first == nil and 1 or tonumber(first) or object.refuse()
  local week_day, year_day = (self:getweekday() - base) % 7, self:getyearday() - 1
  if year_day < week_day then
    return 0
  end
  return floor(year_day / 7) + (year_day % 7 >= week_day and 1 or 0)
end


-- `value` without its fraction, `default` without a value; nil where it is no number.
local function or_default(value, default)
  if value == nil or value == false then
    return default
  end
  return whole(value)
end


function Date:setyear(year, month, day)
  local own_year, own_month, own_day = self:getdate()
  year, day = or_default(year, own_year), or_default(day, own_day)
  month = month and words.month_of(month) or not month and own_month
  if not (year and month and day) then
    object.refuse()
  end
  self.daynum = object.days_of(year, month, day)
  return self:normalize()
end


function Date:setmonth(month, day) return self:setyear(nil, month, day) end
function Date:setday(day) return self:setyear(nil, nil, day) end


function Date:setisoyear(year, week, week_day)
  local own_year, own_week, own_day = self:getisodate()
  year, week, week_day = or_default(year, own_year), or_default(week, own_week), or_default(week_day, own_day)
  if not (year and week and week_day) then
    object.refuse()
  end
  self.daynum = weeks.day(year, week, week_day) + EPOCH
  return self:normalize()
end


function Date:setisoweeknumber(week, week_day) return self:setisoyear(nil, week, week_day) end
function Date:setisoweekday(week_day) return self:setisoyear(nil, nil, week_day) end


function Date:sethours(hours, minutes, seconds, ticks)
  local own = { self:gettime() }
  hours, minutes = tonumber(hours or own[1]), tonumber(minutes or own[2])
  seconds, ticks = tonumber(seconds or own[3]), tonumber(ticks or own[4])
  if not (hours and minutes and seconds and ticks) then
    object.refuse()
  end
  self.dayfrc = object.ticks_of(hours, minutes, seconds, ticks)
  return self:normalize()
end


function Date:setminutes(minutes, seconds, ticks) return self:sethours(nil, minutes, seconds, ticks) end
function Date:setseconds(seconds, ticks) return self:sethours(nil, nil, seconds, ticks) end
function Date:setticks(ticks) return self:sethours(nil, nil, nil, ticks) end


for unit, ticks in pairs({ ticks = 1, seconds = SECOND, minutes = 60 * SECOND, hours = 3600 * SECOND, days = DAY }) do
  Date["span" .. unit] = function(self)
    return (self.daynum * DAY + self.dayfrc) / ticks
  end

  Date["add" .. unit] = function(self, count)
    local number = tonumber(count) or object.refuse()
    local whole_days = floor(number / (DAY / ticks))
    self.daynum = self.daynum + whole_days
    self.dayfrc = self.dayfrc + (number - whole_days * (DAY / ticks)) * ticks
    return self:normalize()
  end
end


function Date:addyears(years, months, days)
  local year, month, day = self:getdate()
  years, months, days = or_default(years, 0), or_default(months, 0), or_default(days, 0)
  if not (years and months and days) then
    object.refuse()
  end
  self.daynum = object.days_of(year + years, month + months, day + days)
  return self:normalize()
end


function Date:addmonths(months, days) return self:addyears(nil, months, days) end

-- Kong's images are set to UTC.
function Date:tolocal() return self end
function Date:toutc() return self end
function Date.getbias() return 0 end
function Date.gettzname() return "UTC" end

function Date.__lt(one, other) return one:spanticks() < other:spanticks() end
function Date.__le(one, other) return one:spanticks() <= other:spanticks() end
function Date.__eq(one, other) return one.daynum == other.daynum and one.dayfrc == other.dayfrc end
function Date.__concat(one, other) return tostring(one) .. tostring(other) end

return object
