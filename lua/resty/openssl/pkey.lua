--- PKey: keys. They are read and described; what is computed with them, and new
-- ones, are not known.

local bn = require "resty.openssl.bn"
local host = require "kongsmith.host"
local object_names = require "kongsmith.object_names"
local partial = require "kongsmith.partial"

local pairs, type = pairs, type

local RSA, ELLIPTIC = "1.2.840.113549.1.1.1", "1.2.840.10045.2.1"
local FORMATS = { PEM = true, DER = true, JWK = true, ["*"] = true }
local KINDS = { pr = "private", pu = "public", ["*"] = "any" }

local pkey, make = partial.class "resty.openssl.pkey"


local function read(text, options)
  if type(options) ~= "table" then
    options = {}
  end
  local format, kind = options.format or "*", options.type or "*"
  if not FORMATS[format] then
    return nil, [[pkey.new:load_key: expecting 'DER', 'PEM', 'JWK' or '*' as "format"]]
  elseif not KINDS[kind] then
    return nil, [[pkey.new:load_key: expecting 'pr', 'pu' or '*' as "type"]]
  end
  return host.read_key(text, format, kind ~= "*" and KINDS[kind] or nil)
end


--- The key of a text. Without one, it would be a new key.
function pkey.new(text, options)
  if text == nil or text == false or type(text) == "table" then
    return partial.unknown("resty.openssl.pkey.new")
  elseif type(text) ~= "string" then
    return nil, "pkey.new: unexpected type " .. type(text) .. " at #1"
  end
  local key, err, is_locked = read(text, options)
  if key then
    return make(key)
  elseif is_locked and type(options) == "table" and (options.passphrase or options.passphrase_cb) then
    return partial.unknown("resty.openssl.pkey.new")
  end
  return nil, err
end


function pkey:is_private()
  return self.known.is_private
end


--- What OpenSSL calls the kind of key, or its number alone.
function pkey:get_key_type(number_only)
  local object = object_names.find(self.known.algorithm)
  if not object then
    return partial.unknown("resty.openssl.pkey.get_key_type")
  end
  return number_only and object.nid or object
end


-- The coordinates of a point that is not compressed.
local function coordinates(point)
  if not point or point:byte() ~= 4 then
    return nil, nil
  end
  local half = (#point - 1) / 2
  return bn.from_binary(point:sub(2, half + 1)), bn.from_binary(point:sub(half + 2))
end


local function elliptic_parameters(known)
  local curve = object_names.find(known.curve)
  local public, private = known.parameters.public, known.parameters.private
  if not curve or not public then
    return nil
  end
  local x, y = coordinates(public)
  return { group = curve.nid, public = bn.from_binary(public), x = x, y = y,
           private = private and bn.from_binary(private) }
end


local function rsa_parameters(known)
  local numbers = {}
  if known.is_private and not known.parameters.d then
    return nil
  end
  for name, bytes in pairs(known.parameters) do
    numbers[name] = bn.from_binary(bytes)
  end
  return numbers
end


--- The numbers of the key by name.
function pkey:get_parameters()
  local known, found = self.known
  if known.algorithm == RSA then
    found = rsa_parameters(known)
  elseif known.algorithm == ELLIPTIC then
    found = elliptic_parameters(known)
  end
  return found or partial.unknown("resty.openssl.pkey.get_parameters")
end


--- How many bytes a signature takes.
function pkey:get_size()
  if self.known.algorithm == RSA then
    return #self:get_parameters().n:to_binary()
  end
  return partial.unknown("resty.openssl.pkey.get_size")
end


--- One half of the key as a text.
function pkey:tostring(half, format, is_bare)
  local is_private = half == "private" or half == "PrivateKey"
  if not is_private and half and half ~= "public" and half ~= "PublicKey" then
    return nil, "pkey:tostring: can only export private or public key, not " .. half
  end
  local field = is_private and (format == "DER" and "private_der" or "private_info") or "public_der"
  local bytes = self.known[field]
  if not bytes or is_bare or format and format ~= "PEM" and format ~= "DER" then
    return partial.unknown("resty.openssl.pkey.tostring")
  end
  return format == "DER" and bytes or host.write_pem(is_private and "PRIVATE KEY" or "PUBLIC KEY", bytes)
end


function pkey:to_PEM(half, is_bare)
  return self:tostring(half, "PEM", is_bare)
end


return pkey
