--- BN: large numbers that are not negative, as keys and certificates have them.
-- They are read, written and compared; what is counted with them is not known.

local digest = require "kongsmith.digest"
local partial = require "kongsmith.partial"

local concat = table.concat
local floor = math.floor
local tonumber, tostring, type = tonumber, tostring, type

local META = {}
local bn, make = partial.class("resty.openssl.bn", META)


-- The object for a number of bytes, the highest first.
local function of_bytes(bytes)
  return make(bytes:match("^%z*(.*)$"))
end


-- The bytes of a number in decimal digits.
local function bytes_of_decimal(digits)
  local bytes = {}
  for digit in digits:gmatch("%d") do
    local carry = tonumber(digit)
    for position = 1, #bytes do
      local value = bytes[position] * 10 + carry
      bytes[position], carry = value % 256, floor(value / 256)
    end
    if carry > 0 then
      bytes[#bytes + 1] = carry
    end
  end
  for position = 1, #bytes do
    bytes[position] = string.char(bytes[position])
  end
  return concat(bytes):reverse()
end


local function bytes_of_hex(digits)
  if #digits % 2 == 1 then
    digits = "0" .. digits
  end
  return (digits:gsub("..", function(byte)
    return string.char(tonumber(byte, 16))
  end))
end


--- A number, or the text of one in `base` 10 or 16.
function bn.new(value, base)
  if value == nil then
    return of_bytes("")
  elseif type(value) == "number" and value >= 0 then
    return of_bytes(bytes_of_decimal(("%.0f"):format(value)))
  elseif type(value) == "string" and value:find("^%d+$") and (base or 10) == 10 then
    return bn.from_dec(value)
  elseif type(value) == "string" and value:find("^%x+$") and base == 16 then
    return bn.from_hex(value)
  end
  return partial.unknown("resty.openssl.bn.new")
end


function bn.from_binary(bytes)
  if type(bytes) ~= "string" then
    return nil, "bn.from_binary: expect a string at #1"
  end
  return of_bytes(bytes)
end


function bn.from_hex(digits)
  if type(digits) ~= "string" then
    return nil, "bn.from_hex: expect a string at #1"
  elseif not digits:find("^%x+$") then
    return partial.unknown("resty.openssl.bn.from_hex")
  end
  return of_bytes(bytes_of_hex(digits))
end


function bn.from_dec(digits)
  if type(digits) ~= "string" then
    return nil, "bn.from_dec: expect a string at #1"
  elseif not digits:find("^%d+$") then
    return partial.unknown("resty.openssl.bn.from_dec")
  end
  return of_bytes(bytes_of_decimal(digits))
end


function bn:to_binary(length)
  local missing = (length or 0) - #self.known
  return missing > 0 and ("\0"):rep(missing) .. self.known or self.known
end


function bn:to_hex()
  return self.known == "" and "0" or digest.hex(self.known):upper()
end


function bn:to_dec()
  local digits = { 0 }
  for position = 1, #self.known do
    local carry = self.known:byte(position)
    for place = 1, #digits do
      local value = digits[place] * 256 + carry
      digits[place], carry = value % 1e7, floor(value / 1e7)
    end
    if carry > 0 then
      digits[#digits + 1] = carry
    end
  end
  local parts = { tostring(digits[#digits]) }
  for place = #digits - 1, 1, -1 do
    parts[#parts + 1] = ("%07d"):format(digits[place])
  end
  return concat(parts)
end


function bn:to_number()
  return tonumber(bn.to_dec(self))
end


bn.tonumber = bn.to_number


-- The bytes of both, the shorter one filled up.
local function pair(one, other)
  one = bn.istype(one) and one.known or bn.new(one).known
  other = bn.istype(other) and other.known or bn.new(other).known
  local length = math.max(#one, #other)
  return ("\0"):rep(length - #one) .. one, ("\0"):rep(length - #other) .. other
end


META.__tostring = bn.to_dec


function META.__eq(one, other)
  return one.known == other.known
end


function META.__lt(one, other)
  one, other = pair(one, other)
  return one < other
end


function META.__le(one, other)
  one, other = pair(one, other)
  return one <= other
end


for _, event in ipairs({ "add", "sub", "mul", "div", "mod", "pow", "unm" }) do
  META["__" .. event] = function()
    return partial.unknown("resty.openssl.bn." .. event)
  end
end


return bn
