-- The three-part tokens of RFC 7515 in compact form, HMAC algorithms only.
local cjson = require "cjson.safe"
local openssl_mac = require "resty.openssl.mac"

local decode_base64 = ngx.decode_base64
local encode_base64 = ngx.encode_base64


local DIGESTS = {
  HS256 = "sha256",
  HS384 = "sha384",
  HS512 = "sha512",
}


local _M = {}


local function base64url_decode(text)
  local padding = -#text % 4
  text = text:gsub("-", "+"):gsub("_", "/") .. ("="):rep(padding)
  return decode_base64(text)
end


local function base64url_encode(bytes)
  return (encode_base64(bytes, true):gsub("+", "-"):gsub("/", "_"))
end


local function decode_json_part(part)
  local text = base64url_decode(part)
  local value = text and cjson.decode(text)
  if type(value) ~= "table" then
    return nil
  end

  return value
end


-- Splits and decodes a token. The signature is not looked at yet.
function _M.parse(raw)
  local header_part, payload_part, signature = raw:match("^([%w_-]+)%.([%w_-]+)%.([%w_-]+)$")
  if not header_part then
    return nil, "malformed token"
  end

  local header = decode_json_part(header_part)
  local payload = decode_json_part(payload_part)
  if not header or not payload then
    return nil, "malformed token"
  end

  return {
    header = header,
    payload = payload,
    signature = signature,
    signed = header_part .. "." .. payload_part,
  }
end


-- true or false, or nil and an error when the signature could not be computed.
function _M.verify(parsed, secret)
  local digest = DIGESTS[parsed.header.alg]
  if not digest then
    return false
  end

  local mac, err = openssl_mac.new(secret, "HMAC", nil, digest)
  if not mac then
    return nil, err
  end

  local bytes, ferr = mac:final(parsed.signed)
  if not bytes then
    return nil, ferr
  end

  return base64url_encode(bytes) == parsed.signature
end


return _M
