--- Dates: the string formats `date`, `time` and `date-time` of a JSON schema.
-- Other formats are not checked. The limits, month 0 included, are those of
-- the library that Kong uses.

local tonumber = tonumber

local dates = {}


local function is_leap(year)
  return year % 400 == 0 or (year % 100 ~= 0 and year % 4 == 0)
end


local function days_in(month)
  if month == 2 then
    return 28
  end
  if month == 4 or month == 6 or month == 9 or month == 11 then
    return 30
  end
  return 31
end


-- true, or false and whether the day misses a leap year's February
local function is_date(text)
  local year, month, day = text:match("^(%d%d%d%d)-(%d%d)-(%d%d)$")
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if not year or month > 12 or day > 31 then
    return false
  end
  if month == 2 and is_leap(year) then
    return day <= 29, day > 29
  end
  return day <= days_in(month)
end


local function is_time(text)
  local hour, _, second, sign, rest = text:match("^(%d%d):([0-5]%d):([%d%.]+)([Zz+-])(.*)$")
  second = tonumber(second)
  if not hour or not second or tonumber(hour) > 23 or second > 60 then
    return false
  end
  if sign == "Z" or sign == "z" then
    return text:find("[Zz]$") ~= nil
  end
  local offset = rest:match("^(%d%d):[0-5]%d$")
  return offset ~= nil and tonumber(offset) <= 23
end


--- What is wrong with `value` as a `format`, or nil.
function dates.error(value, format)
  local date, time
  if format == "date" then
    date = value
  elseif format == "time" then
    time = value
  elseif format == "date-time" then
    date, time = value:match("^(.+)[tT](.+)$")
  else
    return nil
  end

  local invalid = ("expected valid %q, got %q"):format(format, value)
  if not (date or time) then
    return invalid
  end
  if date then
    local ok, misses_leap_day = is_date(date)
    if misses_leap_day then
      return ("expected valid leap year date, got %q"):format(value)
    end
    if not ok then
      return invalid
    end
  end
  if time and not is_time(time) then
    return invalid
  end
  return nil
end


return dates
