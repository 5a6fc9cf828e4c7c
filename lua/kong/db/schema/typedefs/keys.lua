--- Keys: the typedefs for certificates and for public and private keys.

local host = require "kongsmith.host"
local vault_reference = require "kong.db.schema.vault_reference"

local null = ngx.null

local keys = {}


--- A certificate, in PEM or DER.
function keys.validate_certificate(text)
  local _, err = host.read_certificate(text)
  if err then
    return nil, "invalid certificate: " .. err
  end
  return true
end


--- A private or public key, in PEM, DER or as JWK.
function keys.validate_key(text)
  local _, err = host.read_key(text)
  if err then
    return nil, "invalid key: " .. err
  end
  return true
end


local function is_given(text)
  return text ~= nil and text ~= null
end


local function validate_pem(pair)
  local public, private = pair.public_key, pair.private_key
  if vault_reference.is(public) or vault_reference.is(private) then
    return true
  end

  local public_key, private_key, err
  if is_given(public) then
    public_key = host.read_key(public, "PEM", "public")
    if not public_key then
      return false, "could not load public key"
    end
  end
  if is_given(private) then
    private_key, err = host.read_key(private, "PEM", "private")
    if not private_key then
      return false, "could not load private key" .. (err or "")
    end
  end
  -- A private key may come without its public half.
  if public_key and private_key and private_key.public and public_key.public ~= private_key.public then
    return false, "public key does not match private key"
  end
  return true
end


-- Kong hands the record to a function that reads key texts and takes a table as
-- the wish for a new key, which it grants: every record passes.
local function validate_jwk()
  return true
end


--- A pair of keys in PEM, of which one may be missing.
keys.pem = {
  type = "record",
  required = false,
  fields = {
    { private_key = { type = "string", required = false, referenceable = true, encrypted = true } },
    { public_key = { type = "string", required = false, referenceable = true } },
  },
  entity_checks = { { at_least_one_of = { "private_key", "public_key" } } },
  custom_validator = validate_pem,
}


local function optional_string()
  return { type = "string", required = false }
end


local function optional_strings()
  return { type = "array", required = false, elements = { type = "string", required = false } }
end


--- A JSON web key.
keys.jwk = {
  type = "record",
  required = false,
  fields = {
    { issuer = optional_string() },
    { kty = optional_string() },
    { use = optional_string() },
    { key_ops = optional_strings() },
    { alg = optional_string() },
    { kid = { type = "string", required = true } },
    { x5u = optional_string() },
    { x5c = optional_strings() },
    { x5t = optional_string() },
    { ["x5t#S256"] = optional_string() },
    { k = optional_string() },
    { x = optional_string() },
    { y = optional_string() },
    { crv = optional_string() },
    { n = optional_string() },
    { e = optional_string() },
    { d = optional_string() },
    { p = optional_string() },
    { q = optional_string() },
    { dp = optional_string() },
    { dq = optional_string() },
    { qi = optional_string() },
    { oth = optional_string() },
    { r = optional_string() },
    { t = optional_string() },
  },
  custom_validator = validate_jwk,
}


return keys
