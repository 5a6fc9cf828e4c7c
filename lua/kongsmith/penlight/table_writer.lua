--- Table writer: a value as a text of Lua in Penlight's style.

local concat, floor, huge, sort = table.concat, math.floor, math.huge, table.sort
local next, pcall, tostring, type = next, pcall, tostring, type

local host = require "kongsmith.host"
local quote = require("kongsmith.penlight.text_shapes").quote_string

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function if in local nil not or repeat return then true until
               while]]):gmatch("%S+") do
  KEYWORDS[word] = true
end


local function number_text(number)
  if number ~= number then
    return "NaN"
  elseif number == huge or number == -huge then
    return number > 0 and "Inf" or "-Inf"
  end
  return (floor(number) == number and "%d" or "%.14g"):format(number)
end


local function text_of(value)
  return type(value) == "number" and number_text(value) or tostring(value)
end


-- The keys that are no numbers in the order of their texts, and then the numbers that
-- are not among the first `count` positions.
local function ordered_keys(values, count)
  local names, numbers = {}, {}
  local ok, key = pcall(next, values)
  while ok and key ~= nil do
    if type(key) ~= "number" then
      names[#names + 1] = key
    elseif key < 1 or key > count or floor(key) ~= key then
      numbers[#numbers + 1] = key
    end
    ok, key = pcall(next, values, key)
  end
  sort(names, function(one, other)
    if type(one) ~= type(other) then
      return type(one) < type(other)
    end
    return text_of(one) < text_of(other)
  end)
  for _, number in ipairs(numbers) do
    names[#names + 1] = number
  end
  return names
end


-- The number of elements before the first hole, as indexing shows them. A stand-in
-- would have no end.
local function count_of(values)
  local count = 0
  if host.stand_in_path(values) then
    return count
  end
  while true do
    local ok, value = pcall(function() return values[count + 1] end)
    if not ok or value == nil then
      return count
    end
    count = count + 1
  end
end


local function key_text(key, is_literal)
  if type(key) == "number" then
    return "[" .. text_of(key) .. "]"
  end
  local text = text_of(key)
  if not is_literal and type(key) == "string" and key:find("^[%a_][%w_]*$") and not KEYWORDS[key] then
    return text
  end
  text = quote(text)
  return "[" .. (text:sub(1, 1) == "[" and " " .. text .. " " or text) .. "]"
end


local Writer = {}
Writer.__index = Writer


function Writer:line(text)
  self[#self + 1] = text
end


-- No comma stands behind the last of a table's lines, or of all.
function Writer:end_table()
  self[#self] = self[#self]:gsub(",$", "")
end


function Writer:table(values, start, outer, inner)
  if self.open[values] then
    return self:line(start .. "<cycle>,")
  end
  self.open[values] = true
  self:line(start .. "{")
  local count = self.is_literal and 0 or count_of(values)
  for position = 1, count do
    self:value(values[position], inner, inner, inner .. self.space)
  end
  for _, key in ipairs(ordered_keys(values, count)) do
    self:value(values[key], inner .. key_text(key, self.is_literal) .. self.set, inner, inner .. self.space)
  end
  self.open[values] = nil
  self:end_table()
  self:line(outer .. "},")
end


-- Writes a value that stands behind `start`.
function Writer:value(value, start, outer, inner)
  local kind = type(value)
  if kind == "table" then
    return self:table(value, start, outer, inner)
  end
  local text = kind == "string" and quote(value) or text_of(value)
  if kind ~= "string" and text:find(" ", 1, true) then
    text = quote(text)
  end
  self:line(start .. text .. ",")
end


--- `value` as a text, `space` for each level (two spaces by default; without any on
-- one line). All keys are written in brackets if `is_literal`.
return function(value, space, is_literal)
  if type(value) == "string" then
    return quote(value)
  elseif type(value) ~= "table" then
    return text_of(value), "not a table"
  end
  space = space or "  "
  local writer = setmetatable({ space = space, set = space == "" and "=" or " = ", is_literal = is_literal, open = {} },
                              Writer)
  writer:value(value, "", "", space)
  writer:end_table()
  return concat(writer, space == "" and "" or "\n")
end
