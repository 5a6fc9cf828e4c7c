--- Words: the names in dates. All but their first letters may be left out.

local floor, lower, pairs, sub, tonumber, tostring = math.floor, string.lower, pairs, string.sub, tonumber, tostring

local words = {
  MONTHS = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December" },
  WEEK_DAYS = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" },
}

-- minutes to UTC
local ZONES = { utc = 0, gmt = 0, est = 300, edt = 240, cst = 360, cdt = 300, mst = 420, mdt = 360, pst = 480,
                pdt = 420 }


-- The position of the first of `names` that begins with `word`.
local function position_of(word, names)
  if #word < 2 then
    return nil
  end
  word = lower(word)
  for position, name in ipairs(names) do
    if lower(sub(name, 1, #word)) == word then
      return position
    end
  end
end


--- The number of a month.
function words.month(word)
  return position_of(word, words.MONTHS)
end


--- The number of a month that is given as a number or a name; nil for anything else.
function words.month_of(value)
  local number = tonumber(value)
  if number then
    return number < 0 and -floor(-number) or floor(number)
  end
  return position_of(tostring(value), words.MONTHS)
end


--- True for the name of a day.
function words.is_week_day(word)
  return position_of(word, words.WEEK_DAYS) ~= nil
end


--- What a time zone lacks to UTC, in minutes.
function words.zone(word)
  word = lower(word)
  for name, minutes in pairs(ZONES) do
    if #word >= 2 and sub(name, 1, #word) == word then
      return minutes
    end
  end
end


return words
