--- Date: dates and times of LuaDate.

local format = require "kongsmith.date.format"
local object = require "kongsmith.date.object"
local parser = require "kongsmith.date.parser"
local rest = require "kongsmith.rest"
local weeks = require "kongsmith.date.weeks"
local words = require "kongsmith.date.words"

local error, getmetatable, select, tonumber, type = error, getmetatable, select, tonumber, type
local Date, new, whole = object.Date, object.new, object.whole

local date = { version = 20020001 }


-- The days that the fields of a text mean.
local function days_of(fields)
  if not fields.year then
    return 0
  elseif fields.week then
    return weeks.day(fields.year, fields.week, fields.week_day) + object.EPOCH
  elseif fields.year_day then
    return object.days_of(fields.year, 1, fields.year_day)
  elseif fields.month then
    return object.days_of(fields.year, fields.month, fields.day)
  end
  -- LuaDate forgets to ask for the day
  error("attempt to perform arithmetic on local 'n' (a nil value)", 0)
end


local function of_text(text)
  local fields = parser.read(text)
  local ticks = object.ticks_of(fields.hour or 0, (fields.minute or 0) + (fields.zone or 0), fields.second or 0, 0)
  return new(days_of(fields), ticks)
end


local function of_table(values)
  local year, month, day = whole(values.year), words.month_of(values.month), whole(values.day)
  if (year or month or day) and not (year and month and day) then
    error("incomplete table", 0)
  end
  local hours, minutes, seconds = tonumber(values.hour), tonumber(values.min), tonumber(values.sec)
  local ticks = tonumber(values.ticks)
  if not (year or hours or minutes or seconds or ticks) then
    error("invalid date time value", 0)
  end
  return new(year and object.days_of(year, month, day) or 0,
             object.ticks_of(hours or 0, minutes or 0, seconds or 0, ticks or 0))
end


--- The first moment of 1970.
function date.epoch()
  return new(object.EPOCH, 0)
end


-- The date that a value means: seconds since 1970, a text, a table, a date; the current
-- time for true and false.
local function of_value(value)
  local kind = type(value)
  if kind == "number" then
    return date.epoch():addseconds(value)
  elseif kind == "string" then
    return of_text(value)
  elseif kind == "boolean" then
    return of_table(os.date("!*t"))
  elseif kind == "table" then
    return getmetatable(value) == Date and value or of_table(value)
  end
  error("invalid date time value", 0)
end


local function of_parts(year, month, day, ...)
  year, month, day = whole(year), words.month_of(month), whole(day)
  local time = { 0, 0, 0, 0 }
  for position = 1, 4 do
    time[position] = tonumber((select(position, ...)) or 0)
  end
  if not (year and month and day and time[1] and time[2] and time[3] and time[4]) then
    object.refuse()
  end
  return new(object.days_of(year, month, day), object.ticks_of(unpack(time)))
end


--- A time of a day, for sums.
function date.time(hours, minutes, seconds, ticks)
  hours, minutes = tonumber(hours or 0), tonumber(minutes or 0)
  seconds, ticks = tonumber(seconds or 0), tonumber(ticks or 0)
  if not (hours and minutes and seconds and ticks) then
    object.refuse()
  end
  return new(0, object.ticks_of(hours, minutes, seconds, ticks))
end


--- The span between two dates.
function date.diff(one, other)
  one, other = of_value(one), of_value(other)
  return new(one.daynum - other.daynum, one.dayfrc - other.dayfrc)
end


Date.__sub = date.diff


function Date.__add(one, other)
  one, other = of_value(one), of_value(other)
  return new(one.daynum + other.daynum, one.dayfrc + other.dayfrc)
end


function Date:fmt(template)
  return format.text_of(self, template)
end


Date.__tostring = Date.fmt


--- True if a year, or that of a date, has a leap day.
function date.isleapyear(value)
  return require("kongsmith.calendar").is_leap(whole(value) or of_value(value):getyear())
end


--- The date of a day of a week of ISO 8601.
function date.isodate(year, week, week_day)
  return new(weeks.day(year, week or 1, week_day or 1) + object.EPOCH, 0)
end


--- Sets which years of two digits are after 2000.
function date.setcenturyflip(year)
  if year ~= math.floor(year) or year < 0 or year > 100 then
    object.refuse()
  end
  parser.century_flip = year
end


function date.getcenturyflip()
  return parser.century_flip
end


--- Sets how dates are written, and tells how.
function date.fmt(template)
  format.default = template or format.default
  return format.default
end


local metatable = getmetatable(rest("date", date))


function metatable.__call(_, ...)
  local first = ...
  if select("#", ...) > 1 then
    return of_parts(...)
  end
  if first == nil then
    first = false
  end
  local made = of_value(first)
  return made == first and made:copy() or made
end


return date
