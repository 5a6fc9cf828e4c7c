--- Pretty: a table as readable Lua text.
-- The layout is that of Penlight's `pretty.write`, which Kong prints error
-- tables with: list part first, other keys sorted, then further numbers.

local concat = table.concat
local rep = string.rep
local tostring = tostring
local type = type

local pretty = {}

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function if in local nil not
  or repeat return then true until while goto]]):gmatch("%S+") do
  KEYWORDS[word] = true
end


local function is_identifier(text)
  return text:find("^[%a_][%w_]*$") ~= nil and not KEYWORDS[text]
end


-- The most equals signs of a long bracket in `text`, or -1 without one. A
-- bracket at the end counts, because the closing one would touch it.
local function bracket_level(text)
  text = text .. "]"
  local level, position = -1, 1
  local _, equals
  repeat
    _, position, _, equals = text:find("([%[%]])(=*)%1", position)
    level = math.max(level, equals and #equals or -1)
  until not position
  return level
end


-- A text with line breaks or long brackets becomes a long string, unless it
-- has a carriage return, which long strings cannot hold.
local function quote(text)
  local level = bracket_level(text)
  if (text:find("\n", 1, true) or level >= 0) and not text:find("\r", 1, true) then
    local equals = rep("=", level + 1)
    if text:sub(1, 1) == "\n" then
      text = "\n" .. text
    end
    return "[" .. equals .. "[" .. text .. "]" .. equals .. "]"
  end
  return (("%q"):format(text):gsub("\r", "\\r"))
end


local function key_text(key)
  if type(key) == "number" then
    return "[" .. tostring(key) .. "]"
  end
  key = tostring(key)
  if is_identifier(key) then
    return key
  end
  local quoted = quote(key)
  -- a long bracket needs room beside the bracket of the index
  return quoted:sub(1, 1) == "[" and "[ " .. quoted .. " ]" or "[" .. quoted .. "]"
end


local function by_type_and_text(a, b)
  if type(a) == type(b) then
    return tostring(a) < tostring(b)
  end
  return type(a) < type(b)
end


-- The keys beside the list part, in the order in which they are written.
local function other_keys(value, length)
  local names, numbers = {}, {}
  for key in pairs(value) do
    if type(key) ~= "number" then
      names[#names + 1] = key
    elseif key < 1 or key > length or key % 1 ~= 0 then
      numbers[#numbers + 1] = key
    end
  end
  table.sort(names, by_type_and_text)
  table.sort(numbers)
  for i = 1, #numbers do
    names[#names + 1] = numbers[i]
  end
  return names
end


local write_value


local function write_table(out, value, indent, style, open)
  if open[value] then
    out[#out + 1] = "<cycle>"
    return
  end
  open[value] = true
  local inner = indent .. style.indent
  local count = 0

  local function entry(prefix, element)
    out[#out + 1] = (count > 0 and "," or "") .. style.newline .. inner .. prefix
    count = count + 1
    write_value(out, element, inner, style, open)
  end

  out[#out + 1] = "{"
  local length = 0
  while value[length + 1] ~= nil do
    length = length + 1
    entry("", value[length])
  end
  for _, key in ipairs(other_keys(value, length)) do
    entry(key_text(key) .. style.equals, value[key])
  end
  out[#out + 1] = style.newline .. indent .. "}"
  open[value] = nil
end


function write_value(out, value, indent, style, open)
  local kind = type(value)
  if kind == "table" then
    write_table(out, value, indent, style, open)
  elseif kind == "string" then
    out[#out + 1] = quote(value)
  else
    local text = tostring(value)
    out[#out + 1] = text:find(" ", 1, true) and quote(text) or text
  end
end


--- The text of `value`. `indent` is two spaces by default; with "" all is on
-- one line.
function pretty.write(value, indent)
  local style = { indent = indent or "  ", newline = "\n", equals = " = " }
  if indent == "" then
    style.newline, style.equals = "", "="
  end
  local out = {}
  write_value(out, value, "", style, {})
  return concat(out)
end


return pretty
