--- UUID: random identifiers, and those that are made from a name.

local host = require "kongsmith.host"
local uuid = require "kong.tools.uuid"

local char, format, gsub, tonumber, type = string.char, string.format, string.gsub, tonumber, type

local NOT_A_NAMESPACE = "namespace must be a valid UUID"

local jit_uuid = {
  _VERSION = "0.0.7",
  is_valid = uuid.is_valid_uuid,
  generate_v4 = uuid.uuid,
}


--- Sets the start of the random numbers. Here they do not depend on it.
function jit_uuid.seed(start)
  return start or 0
end


local function bytes_of(namespace)
  return (gsub(gsub(namespace, "-", ""), "%x%x", function(digits)
    return char(tonumber(digits, 16))
  end))
end


-- The UUID of this version that is made of 16 bytes of a digest.
local function of_bytes(version, digest)
  local bytes = { digest:byte(1, 16) }
  bytes[7] = bytes[7] % 16 + version * 16
  bytes[9] = bytes[9] % 64 + 128
  return format("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", unpack(bytes))
end


-- A maker of UUIDs within `namespace`.
local function factory(version, digest_of)
  return function(namespace)
    if not uuid.is_valid_uuid(namespace) then
      return nil, NOT_A_NAMESPACE
    end
    local prefix = bytes_of(namespace)
    return function(name)
      if type(name) ~= "string" then
        return nil, "name must be a string"
      end
      local digest = digest_of(prefix .. name)
      return host.stand_in_path(digest) and digest or of_bytes(version, digest)
    end
  end
end


jit_uuid.factory_v3 = factory(3, function(text) return ngx.md5_bin(text) end)
jit_uuid.factory_v5 = factory(5, function(text) return ngx.sha1_bin(text) end)


--- The UUID of `name` within `namespace`, by MD5.
function jit_uuid.generate_v3(namespace, name)
  local make, err = jit_uuid.factory_v3(namespace)
  if not make then
    return nil, err
  end
  return make(name)
end


--- The same by SHA-1.
function jit_uuid.generate_v5(namespace, name)
  local make, err = jit_uuid.factory_v5(namespace)
  if not make then
    return nil, err
  end
  return make(name)
end


return setmetatable(jit_uuid, { __call = uuid.uuid })
