--- Format: dates as texts, by the conversions of `strftime` and some more.

local words = require "kongsmith.date.words"

local abs, floor, gsub = math.abs, math.floor, string.gsub

local format = {
  -- how a date is written without a format
  default = "%x %X",
}

-- A conversion that is made of others.
local COMPOSED = {
  ["%h"] = "%b", ["%r"] = "%I:%M:%S %p", ["%R"] = "%I:%M", ["%T"] = "%H:%M:%S", ["%D"] = "%m/%d/%y",
  ["%F"] = "%Y-%m-%d", ["%c"] = "%x %X", ["%x"] = "%a %b %d %\b", ["%X"] = "%H:%M:%\f",
}

local NAMED = {
  ["${iso}"] = "%Y-%m-%dT%T", ["${http}"] = "%a, %d %b %Y %T GMT", ["${ctime}"] = "%a %b %d %T GMT %Y",
  ["${rfc850}"] = "%A, %d-%b-%y %T GMT", ["${rfc1123}"] = "%a, %d %b %Y %T GMT", ["${asctime}"] = "%a %b %d %T %Y",
}


-- A number with zeros before it.
local function padded(width, value_of)
  local template = "%0" .. width .. "d"
  return function(date) return template:format(value_of(date)) end
end


local function zone(date)
  local minutes = -date:getbias()
  return ("%s%02d%02d"):format(minutes < 0 and "-" or "+", floor(abs(minutes) / 60), abs(minutes) % 60)
end


local function year_with_era(date)
  local year = date:getyear()
  return year > 0 and ("%04d"):format(year) or ("%04d BCE"):format(1 - year)
end


local function seconds_with_fraction(date)
  local seconds = date:getfracsec()
  return (seconds < 10 and "0" or "") .. ("%.9f"):format(seconds)
end


local CONVERSIONS = {
  ["%a"] = function(date) return words.WEEK_DAYS[date:getweekday()]:sub(1, 3) end,
  ["%A"] = function(date) return words.WEEK_DAYS[date:getweekday()] end,
  ["%b"] = function(date) return words.MONTHS[date:getmonth()]:sub(1, 3) end,
  ["%B"] = function(date) return words.MONTHS[date:getmonth()] end,
  ["%C"] = padded(2, function(date) return floor(date:getyear() / 100) end),
  ["%d"] = padded(2, function(date) return date:getday() end),
  ["%g"] = padded(2, function(date) return date:getisoyear() % 100 end),
  ["%G"] = padded(4, function(date) return date:getisoyear() end),
  ["%H"] = padded(2, function(date) return date:gethours() end),
  ["%I"] = padded(2, function(date) return date:getclockhour() end),
  ["%j"] = padded(3, function(date) return date:getyearday() end),
  ["%m"] = padded(2, function(date) return date:getmonth() end),
  ["%M"] = padded(2, function(date) return date:getminutes() end),
  ["%p"] = function(date) return date:gethours() > 11 and "PM" or "AM" end,
  ["%S"] = padded(2, function(date) return date:getseconds() end),
  ["%u"] = function(date) return date:getisoweekday() end,
  ["%U"] = padded(2, function(date) return date:getweeknumber() end),
  ["%V"] = padded(2, function(date) return date:getisoweeknumber() end),
  ["%w"] = function(date) return date:getweekday() - 1 end,
  ["%W"] = padded(2, function(date) return date:getweeknumber(2) end),
  ["%y"] = padded(2, function(date) return date:getyear() % 100 end),
  ["%Y"] = padded(4, function(date) return date:getyear() end),
  ["%z"] = zone,
  ["%Z"] = function(date) return date:gettzname() end,
  ["%\b"] = year_with_era,
  ["%\f"] = seconds_with_fraction,
  ["%%"] = function() return "%" end,
}


local function convert(date, template)
  return (gsub(template, "%%[%a%%\b\f]", function(conversion)
    if COMPOSED[conversion] then
      return convert(date, COMPOSED[conversion])
    end
    local text_of = CONVERSIONS[conversion]
    return text_of and text_of(date) or conversion
  end))
end


--- `date` as `template` (or the default) says.
function format.text_of(date, template)
  return convert(date, (gsub(template or format.default, "%${%w+}", NAMED)))
end


return format
