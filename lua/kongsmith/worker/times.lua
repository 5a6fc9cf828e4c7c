--- Times: the functions of `ngx` for the clock and for dates as HTTP writes them.

local argument = require "kongsmith.worker.argument"
local host = require "kongsmith.host"

local tonumber = tonumber
local date, floor, max, min, time = os.date, math.floor, math.max, math.min, os.time
local gmatch, match = string.gmatch, string.match

local times = {}

local started = time()

local MONTHS = { Jan = 1, Feb = 2, Mar = 3, Apr = 4, May = 5, Jun = 6, Jul = 7, Aug = 8, Sep = 9, Oct = 10, Nov = 11,
                 Dec = 12 }
local DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

-- The last second that has four digits for its year.
local LAST = 253402300799

-- The three forms of a date: by the standard, an older one, that of C.
local FORMS = {
  { "^[^,]*, (%d%d) (%a%a%a) (%d%d%d%d) (%d%d):(%d%d):(%d%d)", "day month year hour minute second" },
  { "^[^,]*, ?(%d%d)%-(%a%a%a)%-(%d%d) (%d%d):(%d%d):(%d%d)", "day month year hour minute second" },
  { "^[^, ]* (%a%a%a) ([ %d]%d) (%d%d):(%d%d):(%d%d) (%d%d%d%d)", "month day hour minute second year" },
}


function times.now()
  return started + floor(host.elapsed() * 1000) / 1000
end


function times.time()
  return floor(times.now())
end


function times.update_time() end


function times.today()
  return date("%Y-%m-%d")
end


function times.localtime()
  return date("%Y-%m-%d %H:%M:%S")
end


function times.utctime()
  return date("!%Y-%m-%d %H:%M:%S")
end


-- A number of seconds as far as dates can show it.
local function shown(seconds)
  return min(max(floor(seconds), 0), LAST)
end


function times.http_time(seconds)
  argument.only("number", seconds, "number argument only")
  return date("!%a, %d %b %Y %H:%M:%S GMT", shown(seconds))
end


function times.cookie_time(seconds)
  argument.only("number", seconds, "number argument only")
  seconds = shown(seconds)
  local year = tonumber(date("!%Y", seconds)) > 2037 and "%Y" or "%y"
  return date("!%a, %d-%b-" .. year .. " %H:%M:%S GMT", seconds)
end


-- The parts of a date by name, nil where it has none of the forms.
local function parts_of(text)
  for position = 1, #FORMS do
    local form = FORMS[position]
    local found = { match(text, form[1]) }
    if found[1] then
      local parts, place = {}, 0
      for name in gmatch(form[2], "%a+") do
        place = place + 1
        parts[name] = found[place]
      end
      return parts
    end
  end
end


local function is_leap(year)
  return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end


-- The days from the first of 1970 to a day. The year begins in March here, so that a leap day is its last.
local function days_since_1970(year, month, day)
  if month <= 2 then
    year = year - 1
  end
  local leap_days = floor(year / 4) - floor(year / 100) + floor(year / 400)
  return 365 * year + leap_days + floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719469
end


function times.parse_http_time(text)
  argument.only("string", text, "string argument only")
  local parts = parts_of(text)
  local month = parts and MONTHS[parts.month]
  if not month then
    return nil
  end
  local day, year = tonumber(parts.day), tonumber(parts.year)
  if #parts.year == 2 then
    year = year + (year < 70 and 2000 or 1900)
  end
  local hour, minute, second = tonumber(parts.hour), tonumber(parts.minute), tonumber(parts.second)
  local last = month == 2 and is_leap(year) and 29 or DAYS[month]
  if day < 1 or day > last or hour > 23 or minute > 59 or second > 59 then
    return nil
  end
  return ((days_since_1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
end


return times
