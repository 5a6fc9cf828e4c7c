--- Weeks: weeks of ISO 8601, which begin on Monday and belong to the year that has
-- most of their days. Days are numbers as `kongsmith.calendar` counts them.

local calendar = require "kongsmith.calendar"

local floor = math.floor

local weeks = {}


--- The day of the week of a day, 1 for Monday.
function weeks.week_day(day)
  return (calendar.week_day(day) + 5) % 7 + 1
end


-- The Monday of the first week of a year.
local function first_monday(year)
  local fourth = calendar.days(year, 1, 4)
  return fourth - weeks.week_day(fourth) + 1
end


--- Year and week of a day.
function weeks.of(day)
  local year = calendar.date(day - weeks.week_day(day) + 4)
  return year, floor((day - first_monday(year)) / 7) + 1
end


--- The day that a week of a year and a day of it are.
function weeks.day(year, week, week_day)
  return first_monday(year) + 7 * (week - 1) + week_day - 1
end


return weeks
