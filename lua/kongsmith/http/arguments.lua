--- Arguments: nested tables as arguments of a URL, and back.

local escape = require("socket.url").escape

local concat, ipairs, pairs, sort = table.concat, ipairs, pairs, table.sort
local tonumber, tostring, type = tonumber, tostring, type
local null = ngx.null

local arguments = {}


-- Numbers come first.
local function is_before(one, other)
  if type(one) == type(other) then
    return one < other
  end
  return type(one) == "number"
end


local function sorted_keys(values)
  local keys = {}
  for key in pairs(values) do
    keys[#keys + 1] = key
  end
  sort(keys, is_before)
  return keys
end


local function pair(name, value, is_raw)
  if is_raw then
    return name .. "=" .. tostring(value)
  end
  return escape(name) .. "=" .. escape(tostring(value))
end


local function add_nested(parts, name, values, is_raw, no_positions)
  for _, key in ipairs(sorted_keys(values)) do
    local value, inner = values[key], name .. "." .. tostring(key)
    if type(key) == "number" then
      inner = name .. (no_positions and "[]" or "[" .. key .. "]")
    end
    if type(value) == "table" then
      add_nested(parts, inner, value, is_raw, no_positions)
    else
      parts[#parts + 1] = pair(inner, value, is_raw)
    end
  end
end


--- A table as arguments, in the order of its keys: `list[1]=a&record.field=b`. Nothing
-- is escaped if `is_raw`.
function arguments.encode(values, is_raw, no_positions)
  local parts = {}
  for _, name in ipairs(sorted_keys(values)) do
    local value = values[name]
    if type(value) == "table" then
      add_nested(parts, name, value, is_raw, no_positions)
    elseif value == null then
      parts[#parts + 1] = pair(name, "", false)
    elseif tostring(value) == "" then
      parts[#parts + 1] = name
    else
      parts[#parts + 1] = pair(name, value, is_raw)
    end
  end
  return concat(parts, "&")
end


-- A table with the keys "1" to "n" as a list; nil where it has others.
local function as_list(values)
  local count = 0
  for key in pairs(values) do
    if not tonumber(key) then
      return nil
    end
    count = count + 1
  end
  local list = {}
  for position = 1, count do
    local value = values[tostring(position)]
    value = value == nil and values[position] or value
    if value == nil then
      return nil
    end
    list[position] = value
  end
  return list
end


local MEANINGS = { [""] = null, ["true"] = true, ["false"] = false }


--- The arguments of a form with the values that their texts mean.
function arguments.decode(values)
  local decoded = {}
  for name, value in pairs(values) do
    if type(value) == "table" then
      decoded[name] = as_list(value) or value
    elseif MEANINGS[value] ~= nil then
      decoded[name] = MEANINGS[value]
    else
      decoded[name] = value
    end
  end
  return decoded
end


return arguments
