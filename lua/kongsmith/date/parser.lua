--- Parser: reads dates as people and machines write them, in the way of LuaDate:
-- ISO 8601 first, then any order of words and numbers.

local words = require "kongsmith.date.words"

local error, find, gsub, lower, tonumber = error, string.find, string.gsub, string.lower, tonumber

local parser = {
  -- two digits below this are a year after 2000
  century_flip = 0,
}

local Reader = {}
Reader.__index = Reader


-- What matches `pattern` from here on; moves behind it.
function Reader:take(pattern)
  local first, last, a, b, c = find(self.text, pattern, self.position)
  if first then
    self.previous, self.position = self.position, last + 1
    return a or true, b, c
  end
end


function Reader:fail(kind, what)
  error(kind .. ": " .. (what or "") .. "\n" .. self.text .. "\n" .. ("."):rep(self.previous - 1) .. "^", 0)
end


-- Sets a field, which may come once.
function Reader:set(name, value)
  if self[name] then
    self:fail("duplicate value")
  end
  self[name] = value
end


function Reader:ends()
  return self.position > #self.text
end


function Reader:set_zone(sign, hours, minutes)
  local offset = tonumber(hours) * 60 + tonumber(minutes)
  self:set("zone", sign == "+" and -offset or offset)
end


-- An offset of hours, or of hours and minutes in four digits.
function Reader:set_short_zone(sign, digits)
  local number = tonumber(digits)
  self:set_zone(sign, number < 24 and number or math.floor(number / 100), number < 24 and 0 or number % 100)
end


function Reader:take_iso_day()
  local dash, first, second = self:take("^(%-?)(%d%d)%1(%d%d)")
  if dash then
    self.month, self.day = tonumber(first), tonumber(second)
    return true
  end
  dash, first, second = self:take("^(%-?)[Ww](%d%d)%1(%d?)")
  if dash then
    self.week, self.week_day = tonumber(first), tonumber(second) or 1
    return true
  end
  local days = self:take("^%-?(%d%d%d)")
  self.year_day = tonumber(days)
  if not days then
    self.month = tonumber((self:take("^%-?(%d%d)")))
    self.day = self.month and 1
  end
  return days or self.month
end


function Reader:take_iso_time()
  self.hour = tonumber((self:take("^%s*[Tt]?(%d%d):?")))
  self.minute = self.hour and tonumber((self:take("^(%d%d):?")))
  self.second = self.minute and tonumber((self:take("^(%d%d)")))
  local fraction = self.second and self:take("^(%.%d+)")
  self.second = fraction and self.second + tonumber(fraction) or self.second
end


function Reader:take_iso_zone()
  if self:ends() or self:take("^%s*$") or self:take("^%s*[Zz]%s*$") then
    return true
  end
  local sign, hours, minutes = self:take("^%s-([%+%-])(%d%d):?(%d%d)%s*$")
  if sign then
    self:set_zone(sign, hours, minutes)
    return true
  end
  sign, hours = self:take("^%s*([%+%-])(%d%d)%s*$")
  if sign then
    self:set_short_zone(sign, hours)
  end
  return sign
end


function Reader:take_iso()
  self.year = tonumber((self:take("^(%d%d%d%d)")))
  if not self.year or not self:take_iso_day() then
    return false
  end
  self:take_iso_time()
  return self:take_iso_zone()
end


function Reader:take_time()
  local hour = self:take("^[tT:]?%s*(%d%d?):")
  if not hour then
    return false
  end
  self:set("hour", tonumber(hour))
  local minute = self:take("^%s*(%d%d?)")
  if minute then
    self:set("minute", tonumber(minute))
    local second = self:take("^%s*:%s*(%d%d?)")
    if second then
      self:set("second", tonumber(second))
      self.second = self.second + tonumber((self:take("^(%.%d+)")) or 0)
    end
  end
  return true
end


-- A number is a year if it is too much for a day, then a month, then a day.
function Reader:take_digits()
  local digits = self:take("^(%d+)[/\\%s,-]?%s*")
  if not digits then
    return false
  end
  local number = tonumber(digits)
  if number >= 70 or self.month and self.day and not self.year or #digits > 3 then
    local is_short = number < 100 and #digits <= 3
    self:set("year", number + (not is_short and 0 or number < parser.century_flip and 2000 or 1900))
  elseif self.month then
    self:set("day", number)
  else
    self.month = number
  end
  return true
end


function Reader:take_meridian()
  local letter = self:take("^([PApa])%s*%.?%s*[Mm]?%s*%.?%s*")
  if not letter then
    return false
  elseif not self.hour or self.hour > 12 then
    self:fail("invalid date")
  end
  self.hour = self.hour % 12 + (lower(letter) == "p" and 12 or 0)
  return true
end


function Reader:take_era()
  local era = self:take("^[bB]%s*%.?%s*[cC]%s*%.?%s*[eE]?%s*%.?%s*") and -1
    or (self:take("^[aA]%s*%.?%s*[dD]%s*%.?%s*") or self:take("^[cC]%s*%.?%s*[eE]%s*%.?%s*")) and 1
  if era then
    self:set("era", era)
  end
  return era
end


function Reader:take_word()
  local word = self:take("^(%a+)[/\\%s,-]?%s*")
  if not word then
    return false
  end
  local month, zone = words.month(word), words.zone(word)
  if month then
    if self.month and not self.day and not self.year then
      self.day, self.month = self.month, nil
    end
    self:set("month", month)
  elseif zone then
    if zone ~= 0 then
      self:set("zone", zone)
    end
  elseif not words.is_week_day(word) then
    self.position = self.previous
    if not self:take_era() and not self:take_meridian() then
      self:fail("syntax error")
    end
  end
  return true
end


function Reader:take_zone()
  local sign, hours, minutes = self:take("^([+-])(%d%d?):(%d%d)")
  if sign then
    self:set_zone(sign, hours, minutes)
    return
  end
  sign, hours = self:take("^([+-])(%d+)")
  if sign then
    self:set_short_zone(sign, hours)
  elseif not self:take("^[Zz]%s*$") then
    self:fail("syntax error", "?")
  end
end


local function reader(text)
  return setmetatable({ text = text, position = 1, previous = 1 }, Reader)
end


--- The fields of a date: `year`, `month` and `day`, or `week` and `week_day`, or
-- `year_day`; `hour`, `minute`, `second`, `zone` in minutes. Raises where it is none.
function parser.read(text)
  text = gsub(gsub(text, "%b()", ""), "^%s*", "")
  local fields = reader(text)
  if not fields:take_iso() then
    fields = reader(text)
    repeat
      if not fields:take_time() and not fields:take_digits() and not fields:take_word() then
        fields:take_zone()
      end
      fields:take("^%s*")
    until fields:ends()
  end
  if not fields.year and not fields.hour or not fields.month ~= not fields.day
    or fields.month and (fields.week or fields.year_day) then
    fields:fail("invalid date", "!")
  end
  if fields.era == -1 and fields.year > 0 then
    fields.year = 1 - fields.year
  end
  return fields
end


return parser
