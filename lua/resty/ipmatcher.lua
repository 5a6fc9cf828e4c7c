--- Ipmatcher: whether an address is one of a list of addresses and ranges.

local ip = require "kong.tools.ip"
local rest = require "kongsmith.rest"

local concat, floor, tonumber, type = table.concat, math.floor, tonumber, type

local Matcher = {}
Matcher.__index = Matcher

local ipmatcher = { _VERSION = 0.3 }


-- `number` as `width` binary digits.
local function binary(number, width)
  local digits = {}
  for position = width, 1, -1 do
    digits[position] = number % 2
    number = floor(number / 2)
  end
  return concat(digits)
end


local function bits_of_ipv4(text)
  return (text:gsub("(%d+)%.?", function(part) return binary(tonumber(part), 8) end))
end


-- An IPv4 address at the end stands for two groups.
local function bits_of_ipv6(text)
  local head, tail = text:match("^(.*:)(%d+%.[%d.]+)$")
  if tail then
    local bits = bits_of_ipv4(tail)
    text = ("%s%x:%x"):format(head, tonumber(bits:sub(1, 16), 2), tonumber(bits:sub(17), 2))
  end
  return (ip.normalize_ipv6(text):gsub("(%x+):?", function(group) return binary(tonumber(group, 16), 16) end))
end


-- The binary digits of an address, with its kind before them; nil where it is none.
local function bits_of(address)
  if ip.is_valid_ipv4(address) then
    return "4" .. bits_of_ipv4(address)
  elseif ip.is_valid_ipv6(address) and address:sub(1, 1) ~= "[" then
    return "6" .. bits_of_ipv6(address)
  end
end


-- What the digits of all addresses of a range begin with.
local function prefix_of(range)
  if type(range) ~= "string" then
    return nil
  end
  local address, length = range:match("^([^/]*)/(%d+)$")
  local bits = bits_of(address or range)
  length = tonumber(length)
  if bits and length and length > #bits - 1 then
    return nil
  end
  return bits and bits:sub(1, length and length + 1)
end


-- A matcher for an iteration over ranges and the values that they stand for.
local function build(iterate, ranges, split)
  local values = {}
  for key, value in iterate(ranges) do
    local range, meaning = split(key, value)
    local prefix = prefix_of(range)
    if not prefix then
      return nil, "invalid ip address: " .. tostring(range)
    end
    values[prefix] = meaning
  end
  return setmetatable({ values = values }, Matcher)
end


local function want_table(value)
  if type(value) ~= "table" then
    error("missing valid ip argument", 3)
  end
end


--- A matcher for a list of addresses and ranges.
function ipmatcher.new(ranges)
  want_table(ranges)
  return build(ipairs, ranges, function(_, range) return range, true end)
end


--- A matcher that answers with the value that an address or range has.
function ipmatcher.new_with_value(ranges)
  want_table(ranges)
  return build(pairs, ranges, function(range, value) return range, value end)
end


--- True, or the value of the smallest range that an address is in; false where it is
-- in none.
function Matcher:match(address)
  local bits = bits_of(address)
  if not bits then
    return false, "invalid ip address, not ipv4 or ipv6"
  end
  for length = #bits, 1, -1 do
    local value = self.values[bits:sub(1, length)]
    if value ~= nil then
      return value
    end
  end
  return false
end


--- The same for the bytes of an address.
function Matcher:match_bin(bytes)
  if #bytes == 4 then
    return self:match(concat({ bytes:byte(1, 4) }, "."))
  elseif #bytes ~= 16 then
    return false, "invalid ip address, not ipv4 or ipv6"
  end
  local groups = {}
  for position = 1, 16, 2 do
    groups[#groups + 1] = ("%02x%02x"):format(bytes:byte(position, position + 1))
  end
  return self:match(concat(groups, ":"))
end


return rest("resty.ipmatcher", ipmatcher)
