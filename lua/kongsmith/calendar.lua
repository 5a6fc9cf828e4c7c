--- Calendar: days and dates of the Gregorian calendar, without time zones.

local floor = math.floor

local calendar = {}


--- True if the year has 366 days.
function calendar.is_leap(year)
  return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end


--- The number of days from 1970-01-01 to a date. Months and days may lie beyond their
-- year and month. Years begin in March here, so that the leap day is the last.
function calendar.days(year, month, day)
  year = year + floor((month - 1) / 12)
  month = (month - 1) % 12 + 1
  if month < 3 then
    year, month = year - 1, month + 12
  end
  return 365 * year + floor(year / 4) - floor(year / 100) + floor(year / 400) + floor((153 * (month - 3) + 2) / 5) + day
    - 719469
end


--- Year, month and day of a number of days from 1970-01-01.
function calendar.date(days)
  local day = floor(days) + 719468
  local era = floor(day / 146097)
  day = day % 146097
  local year = floor((day - floor(day / 1460) + floor(day / 36524) - floor(day / 146096)) / 365)
  day = day - (365 * year + floor(year / 4) - floor(year / 100))
  local month = floor((5 * day + 2) / 153)
  day = day - floor((153 * month + 2) / 5) + 1
  year = year + era * 400
  if month < 10 then
    return year, month + 3, day
  end
  return year + 1, month - 9, day
end


--- The day of a year, 1 for the first.
function calendar.year_day(year, month, day)
  return calendar.days(year, month, day) - calendar.days(year, 1, 1) + 1
end


--- The day of the week of a number of days from 1970-01-01, 1 for Sunday.
function calendar.week_day(days)
  return (floor(days) + 4) % 7 + 1
end


return calendar
