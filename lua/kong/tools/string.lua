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

-- Sequences of more than one byte, by their first byte: number of further bytes,
-- and the range of the first of them. Kong lets a sequence of two bytes end in
-- one of `{|}~` and DEL as well.
local function lead(first)
  if first >= 0xC2 and first <= 0xDF then return 1, 0x7B, 0xBF end
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
  return concat(list, separator)
end


-- Adds the parts of `text` around a plain separator or, without one, white space.
-- Nothing is kept of an empty text and of one part that is empty.
local function split_into(parts, text, separator, limit)
  local start = 1
  local first, last = find(text, separator or "%s+", start, separator ~= nil)
  while first do
    parts[#parts + 1] = sub(text, start, first - 1)
    if #parts == limit then
      parts[limit] = sub(text, start)
      return
    end
    start = last + 1
    first, last = find(text, separator or "%s+", start, separator ~= nil)
  end
  if start <= #text then
    parts[#parts + 1] = sub(text, start)
  elseif #parts == 1 and parts[1] == "" then
    parts[1] = nil
  end
end


--- The parts of `text` around `separator` (a plain text); around white space
-- without one. At most `limit` parts when given.
function strings.split(text, separator, limit)
  if separator == "" then
    return { text }
  end
  local parts = {}
  split_into(parts, separator and text or text:gsub("^%s+", ""), separator, limit)
  if separator and sub(text, -#separator) == separator and #parts < (limit or math.huge) then
    parts[#parts + 1] = ""
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


--- The number of bytes that a size of nginx stands for, such as `8k`; 0 for
-- anything else.
function strings.parse_ngx_size(text)
  assert(type(text) == "string", "Parameter #1 must be a string")
  local unit = UNITS[lower(sub(text, -1))]
  local digits = unit and sub(text, 1, -2) or text
  return (tonumber(digits) or 0) * (unit and unit[1] or 1)
end


local function decoded(value)
  if type(value) ~= "string" then
    return value
  end
  return ngx.decode_base64(value) or ngx.decode_base64((value:gsub("[-_]", { ["-"] = "+", _ = "/" }))) or value
end


--- `value` decoded where it is base64, also with the alphabet for URLs; the
-- elements of a list likewise, in place. Anything else as it is.
function strings.try_decode_base64(value)
  if type(value) ~= "table" then
    return decoded(value)
  end
  for i, element in ipairs(value) do
    value[i] = decoded(element)
  end
  return value
end


--- `text` with underscores for dashes.
function strings.replace_dashes(text)
  return (text:gsub("-", "_"))
end


--- `text` in lower case with underscores for dashes.
function strings.replace_dashes_lower(text)
  return (lower(text):gsub("-", "_"))
end


return require("kongsmith.rest")("kong.tools.string", strings)
