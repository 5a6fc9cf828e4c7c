--- IP: addresses, address ranges and host names, with or without a port.

local strings = require "kong.tools.string"

local find = string.find
local gsub = string.gsub
local lower = string.lower
local match = string.match
local sub = string.sub
local tonumber = tonumber
local tostring = tostring
local type = type

local ip = {}

local HIGHEST_PORT = 65535


-- Four decimal numbers without leading zeros, as inet_pton reads them.
local function is_ipv4(text)
  local count = 0
  for part in (text .. "."):gmatch("([^.]*)%.") do
    count = count + 1
    if not find(part, "^%d%d?%d?$") or tonumber(part) > 255 or (#part > 1 and sub(part, 1, 1) == "0") then
      return false
    end
  end
  return count == 4
end


-- The number of 16-bit groups in one side of an IPv6 address, or nil. An IPv4
-- address may stand for the last two groups.
local function count_groups(text, may_end_in_ipv4)
  if text == "" then
    return 0
  end
  local groups = strings.split(text, ":")
  local count = 0
  for i, group in ipairs(groups) do
    if find(group, "^%x%x?%x?%x?$") then
      count = count + 1
    elseif i == #groups and may_end_in_ipv4 and is_ipv4(group) then
      count = count + 2
    else
      return nil
    end
  end
  return count
end


-- As inet_pton reads it; brackets around the address are fine.
local function is_ipv6(text)
  text = match(text, "^%[(.*)%]$") or text
  local first, last = find(text, "::", 1, true)
  if not first then
    return count_groups(text, true) == 8 and text ~= ""
  end
  local left, right = sub(text, 1, first - 1), sub(text, last + 1)
  local before, after = count_groups(left, false), count_groups(right, true)
  return before ~= nil and after ~= nil and before + after <= 7
end


local function is_cidr(text, is_address, bits)
  local slash = find(text, "/", 3, true)
  if not slash then
    return false
  end
  local prefix = sub(text, slash + 1)
  return find(prefix, "^%d+$") ~= nil
    and (prefix == "0" or sub(prefix, 1, 1) ~= "0")
    and tonumber(prefix) <= bits
    and is_address(sub(text, 1, slash - 1))
end


--- True if the value is an IPv4 address.
function ip.is_valid_ipv4(value)
  return type(value) == "string" and is_ipv4(value)
end


--- True if the value is an IPv6 address.
function ip.is_valid_ipv6(value)
  return type(value) == "string" and is_ipv6(value)
end


--- True if the value is an address.
function ip.is_valid_ip(value)
  return ip.is_valid_ipv4(value) or ip.is_valid_ipv6(value)
end


--- True if the value is an IPv4 range such as `10.0.0.0/8`.
function ip.is_valid_cidr_v4(value)
  return type(value) == "string" and is_cidr(value, is_ipv4, 32)
end


--- True if the value is an IPv6 range.
function ip.is_valid_cidr_v6(value)
  return type(value) == "string" and is_cidr(value, is_ipv6, 128)
end


--- True if the value is a range.
function ip.is_valid_cidr(value)
  return ip.is_valid_cidr_v4(value) or ip.is_valid_cidr_v6(value)
end


--- True if the value is an IPv4 address or range.
function ip.is_valid_ip_or_cidr_v4(value)
  return ip.is_valid_ipv4(value) or ip.is_valid_cidr_v4(value)
end


--- True if the value is an IPv6 address or range.
function ip.is_valid_ip_or_cidr_v6(value)
  return ip.is_valid_ipv6(value) or ip.is_valid_cidr_v6(value)
end


--- True if the value is an address or range.
function ip.is_valid_ip_or_cidr(value)
  return ip.is_valid_ip(value) or ip.is_valid_cidr(value)
end


--- "ipv6", "ipv4" or "name": what the text can only be. It need not be valid.
function ip.hostname_type(name)
  local rest, colons = gsub(name, ":", "")
  if colons > 1 then
    return "ipv6"
  end
  return find(rest, "^[%d%.]+$") and "ipv4" or "name"
end


-- Returns the port as a number, or nil and why it is none.
local function read_port(text)
  local port = tonumber(text)
  if port and port > HIGHEST_PORT then
    return nil, "invalid port number"
  end
  return port
end


--- An IPv4 address without leading zeros, and its port or nil. Returns nil and
-- a text for anything else.
function ip.normalize_ipv4(address)
  local host, port = match(address, "^([^:]*):(%d+)$")
  host = host or (not find(address, ":", 1, true) and address)
  local parts = { match(host or "", "^(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)$") }
  for i = 1, #parts do
    parts[i] = tonumber(parts[i])
    if parts[i] > 255 then
      parts = {}
      break
    end
  end
  if #parts == 0 then
    return nil, "invalid ipv4 address: " .. address
  end

  local number, err = read_port(port)
  if err then
    return nil, err
  end
  return table.concat(parts, "."), number
end


-- Eight groups of one to four hexadecimal digits, or nil.
local function expand_ipv6(text)
  if sub(text, 1, 1) == ":" then
    text = "0" .. text
  end
  if sub(text, -1) == ":" then
    text = text .. "0"
  end
  if find(text, "::", 1, true) then
    local _, colons = gsub(text, ":", "")
    text = gsub(text, "::", ":" .. ("0:"):rep(8 - colons), 1)
  end

  local groups = strings.split(text, ":")
  if #groups ~= 8 then
    return nil
  end
  for i = 1, 8 do
    if not find(groups[i], "^%x%x?%x?%x?$") then
      return nil
    end
    groups[i] = ("0"):rep(4 - #groups[i]) .. lower(groups[i])
  end
  return table.concat(groups, ":")
end


--- An IPv6 address in full, and its port or nil; a port needs brackets around
-- the address. Returns nil and a text for anything else.
function ip.normalize_ipv6(address)
  local inside, rest = match(address, "^(%b[])(.-)$")
  local number
  if inside then
    inside = sub(inside, 2, -2)
    if rest ~= "" then
      local port = match(rest, "^:(%d-)$")
      if not port then
        return nil, "invalid ipv6 address"
      end
      -- a colon without a number raises, as in Kong
      number = tonumber(port)
      if number > HIGHEST_PORT then
        return nil, "invalid port number"
      end
    end
  end

  local expanded = expand_ipv6(inside or address)
  if not expanded then
    return nil, "invalid ipv6 address: " .. address
  end
  return expanded, number
end


-- No segment may be empty or end in a dash; the last one may be empty.
local function has_good_segments(name)
  local segments = strings.split(name, ".")
  for i, segment in ipairs(segments) do
    if find(segment, "-$") or (segment == "" and i ~= #segments) then
      return false
    end
  end
  return true
end


--- A host name as it is, and its port or nil. Returns nil and a text when it
-- is not one.
function ip.check_hostname(address)
  local name, port = address, match(address, ":(%d+)$")
  local number, err
  if port then
    name = sub(name, 1, -(#port + 2))
    number, err = read_port(port)
    if err then
      return nil, err
    end
  end
  if not find(name, "^[%w%-%._]+$") or not has_good_segments(name) then
    return nil, "invalid hostname: " .. address
  end
  return name, number
end


local normalizers = {
  ipv4 = ip.normalize_ipv4,
  ipv6 = ip.normalize_ipv6,
  name = ip.check_hostname,
}


--- The parts of an address or host name: `{ type, host, port }`; nil and a
-- text when it is neither.
function ip.normalize_ip(address)
  local kind = ip.hostname_type(address)
  local host, port = normalizers[kind](address)
  if not host then
    return nil, port
  end
  return { type = kind, host = host, port = port }
end


--- Host and port as a URL has them. `host` is a text or the answer of
-- `normalize_ip`; nil and an error are passed through.
function ip.format_host(host, port)
  local kind = type(host)
  if kind == "nil" then
    return nil, port
  end
  local host_type
  if kind == "table" then
    port = host.port or port
    host_type = host.type
    host = host.host
  elseif kind ~= "string" then
    return nil, "cannot format type '" .. kind .. "'"
  end

  host_type = host_type or ip.hostname_type(host)
  if host_type == "ipv6" and not find(host, "[", 1, true) then
    host = "[" .. ip.normalize_ipv6(host) .. "]"
  end
  return host .. (port and ":" .. tostring(port) or "")
end


return ip
