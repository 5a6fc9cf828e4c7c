--- JSON text: writes validated values and error tables as JSON.
-- Keys are sorted. A sequence is an array, and an empty table an object unless
-- it is marked as an array. In an error table only "@entity" is a list: errors
-- inside an array are keyed by position, because good elements have none.
-- What JSON has no form for is written as `{"$lua": type}`, and so is what
-- holds itself or lies very deep.

local cjson = require "cjson"
local sequence = require "kong.db.schema.sequence"
local tables = require "kong.tools.table"

local concat = table.concat
local floor = math.floor
local format = string.format
local getmetatable = getmetatable
local next = next
local tostring = tostring
local type = type
local null = ngx.null

local json_text = {}

local ESCAPES = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f",
  ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}


-- How deeply tables are written.
local DEEPEST = 100

local depth = 0


local function quote(text)
  return '"' .. text:gsub('[%c"\\\127]', function(character)
    return ESCAPES[character] or format("\\u%04x", character:byte())
  end) .. '"'
end


-- The fewest digits that read back to the same number.
local function number_text(value)
  if value ~= value or value == math.huge or value == -math.huge then
    return '{"$lua":"' .. tostring(value) .. '"}'
  end
  if value == floor(value) and value > -1e15 and value < 1e15 then
    return format("%d", value)
  end
  for digits = 15, 17 do
    local text = format("%." .. digits .. "g", value)
    if tonumber(text) == value then
      return text
    end
  end
  return format("%.17g", value)
end


local write


local function write_list(out, list, mode)
  out[#out + 1] = "["
  for i = 1, #list do
    if i > 1 then
      out[#out + 1] = ","
    end
    write(out, list[i], mode)
  end
  out[#out + 1] = "]"
end


local function write_object(out, value, mode)
  out[#out + 1] = "{"
  local count = 0
  for _, key in tables.sorted_keys(value) do
    if count > 0 then
      out[#out + 1] = ","
    end
    count = count + 1
    out[#out + 1] = quote(tostring(key)) .. ":"
    if mode == "error" and key == "@entity" and type(value[key]) == "table" then
      write_list(out, value[key], mode)
    else
      write(out, value[key], mode)
    end
  end
  out[#out + 1] = "}"
end


local function is_list(value, mode)
  if mode == "error" then
    return false
  end
  if next(value) == nil then
    return getmetatable(value) == cjson.array_mt
  end
  return sequence.is(value)
end


function write(out, value, mode)
  local kind = type(value)
  if value == null or value == nil then
    out[#out + 1] = "null"
  elseif kind == "string" then
    out[#out + 1] = quote(value)
  elseif kind == "number" then
    out[#out + 1] = number_text(value)
  elseif kind == "boolean" then
    out[#out + 1] = tostring(value)
  elseif kind ~= "table" or depth == DEEPEST then
    out[#out + 1] = '{"$lua":"' .. kind .. '"}'
  else
    depth = depth + 1
    local write_table = is_list(value, mode) and write_list or write_object
    write_table(out, value, mode)
    depth = depth - 1
  end
end


--- A value as JSON.
function json_text.of_value(value)
  local out = {}
  depth = 0
  write(out, value, "value")
  return concat(out)
end


--- An error table as JSON.
function json_text.of_error(err)
  local out = {}
  depth = 0
  write(out, err, "error")
  return concat(out)
end


return json_text
