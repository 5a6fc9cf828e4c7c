--- String: joins, splits, trims and checks texts.

local byte = string.byte
local concat = table.concat
local find = string.find
local format = string.format
local lower = string.lower
local sub = string.sub
local tostring = tostring
local type = type

local strings = {}

-- Well-formed UTF-8 sequences of more than one byte, by their first byte:
-- number of further bytes, and the range of the first of them.
local function lead(first)
  if first >= 0xC2 and first <= 0xDF then return 1, 0x80, 0xBF end
  if first == 0xE0 then return 2, 0xA0, 0xBF end
  if first == 0xED then return 2, 0x80, 0x9F end
  if first >= 0xE1 and first <= 0xEF then return 2, 0x80, 0xBF end
  if first == 0xF0 then return 3, 0x90, 0xBF end
  if first == 0xF4 then return 3, 0x80, 0x8F end
  if first >= 0xF1 and first <= 0xF3 then return 3, 0x80, 0xBF end
  return nil
end


-- The position after the character at `position`, or nil.
local function next_character(text, position)
  local first = byte(text, position)
  if first < 0x80 then
    return position + 1
  end
  local further, low, high = lead(first)
  if not further then
    return nil
  end
  local second = byte(text, position + 1)
  if not second or second < low or second > high then
    return nil
  end
  for i = position + 2, position + further do
    local continuation = byte(text, i)
    if not continuation or continuation < 0x80 or continuation > 0xBF then
      return nil
    end
  end
  return position + further + 1
end


--- True if `value` is well-formed UTF-8; false and the position of the first
-- bad byte otherwise.
function strings.validate_utf8(value)
  local text = tostring(value)
  local position = 1
  while position <= #text do
    local following = next_character(text, position)
    if not following then
      return false, position
    end
    position = following
  end
  return true
end


--- The number of characters, or nil when `text` is not UTF-8.
function strings.utf8_length(text)
  local count, position = 0, 1
  while position <= #text do
    position = next_character(text, position)
    if not position then
      return nil
    end
    count = count + 1
  end
  return count
end


--- The elements of a list with `separator` between them.
function strings.join(separator, list)
  local texts = {}
  for i = 1, #list do
    texts[i] = tostring(list[i])
  end
  return concat(texts, separator)
end


-- Adds the parts of `text` around a plain separator.
local function split_plain(text, separator, limit, parts)
  local start = 1
  while true do
    local first, last = find(text, separator, start, true)
    if not first or (limit and limit > 0 and #parts + 1 >= limit) then
      parts[#parts + 1] = sub(text, start)
      return parts
    end
    parts[#parts + 1] = sub(text, start, first - 1)
    start = last + 1
  end
end


--- The parts of `text` around `separator` (a plain text); around white space
-- without one. At most `limit` parts when given.
function strings.split(text, separator, limit)
  if separator and separator ~= "" then
    return split_plain(text, separator, limit, {})
  end
  local parts = {}
  for word in text:gmatch("%S+") do
    parts[#parts + 1] = word
  end
  return parts
end


--- `value` as text without white space at its ends; "" for nil.
function strings.strip(value)
  if value == nil then
    return ""
  end
  local text = tostring(value)
  local first = find(text, "%S")
  if not first then
    return ""
  end
  local last = #text
  while find(text, "^%s", last) do
    last = last - 1
  end
  return sub(text, first, last)
end


local UNITS = {
  k = { 2 ^ 10, "KiB" },
  m = { 2 ^ 20, "MiB" },
  g = { 2 ^ 30, "GiB" },
}


--- A number of bytes in a `unit` ("k", "m" or "g", bytes by default), with
-- `scale` decimals (default 2).
function strings.bytes_to_str(bytes, unit, scale)
  local name = lower(unit or "")
  if name == "" or name == "b" then
    return format("%d", bytes)
  end
  scale = scale or 2
  if type(scale) ~= "number" or scale < 0 then
    error("scale must be equal or greater than 0", 2)
  end
  if not UNITS[name] then
    error("invalid unit '" .. unit .. "' (expected 'k/K', 'm/M', or 'g/G')", 2)
  end
  return format("%." .. scale .. "f %s", bytes / UNITS[name][1], UNITS[name][2])
end


--- `text` with underscores for dashes.
function strings.replace_dashes(text)
  return (text:gsub("-", "_"))
end


--- `text` in lower case with underscores for dashes.
function strings.replace_dashes_lower(text)
  return (lower(text):gsub("-", "_"))
end


return strings
