--- Network: the validators of typedefs for hosts, addresses, URLs and paths.

local ip = require "kong.tools.ip"
local uri = require "kong.tools.uri"
local url = require "socket.url"

local find = string.find
local gsub = string.gsub
local match = string.match
local sub = string.sub

local network = {}

local BAD_PORT = "invalid port number"


-- The parts of a host without port, or nil and a text.
local function read_host(host, shown)
  local parts, err = ip.normalize_ip(host)
  if err and err ~= BAD_PORT then
    return nil, "invalid value: " .. shown
  end
  return parts or {}, err
end


local function refuse_port(parts, err)
  if err == BAD_PORT or parts.port then
    return nil, "must not have a port"
  end
  return true
end


-- A host name without port, no address.
local function validate_name_only(host, shown)
  local parts, err = read_host(host, shown)
  if not parts then
    return nil, err
  end
  if parts.type and parts.type ~= "name" then
    return nil, "must not be an IP"
  end
  return refuse_port(parts, err)
end


--- A host name or address without port.
function network.validate_host(host)
  local parts, err = read_host(host, host)
  if not parts then
    return nil, err
  end
  return refuse_port(parts, err)
end


--- A host name or address.
function network.validate_host_with_optional_port(host)
  local parts, err = ip.normalize_ip(host)
  if parts then
    return true
  end
  return nil, err
end


--- A host name of a route, whose wildcards stand for labels.
function network.validate_host_with_wildcards(host)
  return network.validate_host_with_optional_port((gsub(host, "%*", "abc")))
end


--- A host name.
function network.validate_sni(host)
  return validate_name_only(host, host)
end


--- A host name with at most one wildcard, at its beginning or end.
function network.validate_wildcard_host(host)
  local position = find(host, "*", 1, true)
  if not position then
    return validate_name_only(host, host)
  end
  if position ~= 1 and position ~= #host then
    return nil, "wildcard must be leftmost or rightmost character"
  end
  local name, count = gsub(host, "%*", "wildcard")
  if count > 1 then
    return nil, "only one wildcard must be specified"
  end
  return validate_name_only(name, name)
end


--- An address.
function network.validate_ip(address)
  if ip.is_valid_ip(address) then
    return true
  end
  return nil, "not an ip address: " .. address
end


--- An address or range.
function network.validate_ip_or_cidr(range)
  if ip.is_valid_ip_or_cidr(range) then
    return true
  end
  return nil, "invalid ip or cidr range: '" .. range .. "'"
end


--- An IPv4 address or range.
function network.validate_cidr_v4(range)
  if ip.is_valid_ip_or_cidr_v4(range) then
    return true
  end
  return nil, "invalid ipv4 cidr range: '" .. range .. "'"
end


--- A URL with scheme and host.
function network.validate_url(text)
  local parts, err = url.parse(text)
  if not parts then
    return nil, "could not parse url. " .. err
  end
  if not parts.host then
    return nil, "missing host in url"
  end
  if not parts.scheme then
    return nil, "missing scheme in url"
  end
  return true
end


-- nil, or what is wrong with the percent-encoding of a path
local function encoding_error(path)
  local rest = gsub(path, "%%%x%x", "___")
  local bad = match(rest, "%%.?.?")
  return bad and "invalid url-encoded value: '" .. bad .. "'"
end


--- A path of the characters that RFC 3986 allows.
function network.validate_path(path)
  if not find(path, "^/[%w%.%-_~/%%:@!$&'()*+,;=]*$") then
    return nil, "invalid path: '" .. path
      .. "' (characters outside of the reserved list of RFC 3986 found)"
  end
  local err = encoding_error(path)
  if err then
    return nil, err
  end
  return true
end


--- A path of a route: in normal form, or `~` and a regular expression.
function network.validate_router_path(path)
  if sub(path, 1, 1) ~= "~" then
    local allowed = find(path, "^/[%w%.%-_~/%%:@!$&'()*+,;=]*$")
    local err = allowed and encoding_error(path)
    if err then
      return nil, err
    end
    local normalized = uri.normalize(path, true)
    if path ~= normalized then
      return nil, "non-normalized path, consider use '" .. normalized .. "' instead"
    end
    return true
  end

  local regex = sub(path, 2)
  local _, _, err = ngx.re.find("", regex, "aj")
  if err then
    return nil, ("invalid regex: '%s' (PCRE returned: %s)"):format(regex, err)
  end
  return true
end


return network
