local openssl_mac = require "resty.openssl.mac"
local bit = require "bit"

local to_hex = require("resty.string").to_hex
local bor, bxor = bit.bor, bit.bxor


local _M = {}


-- `KeyId=..., Timestamp=..., Signature=...`, in any order.
function _M.parse(header)
  if not header then
    return nil, "request is not signed"
  end

  local parts = {}
  for name, value in header:gmatch("(%a+)=([^,%s]+)") do
    parts[name:lower()] = value
  end

  if not (parts.keyid and parts.timestamp and parts.signature) then
    return nil, "signature header is incomplete"
  end

  return {
    key_id = parts.keyid,
    timestamp = parts.timestamp,
    signature = parts.signature:lower(),
  }
end


function _M.compute(text, secret, digest)
  local mac, err = openssl_mac.new(secret, "HMAC", nil, digest)
  if not mac then
    return nil, err
  end

  local bytes, final_err = mac:final(text)
  if not bytes then
    return nil, final_err
  end

  return to_hex(bytes)
end


-- Takes the same time wherever the strings differ.
function _M.equal(a, b)
  if #a ~= #b then
    return false
  end

  local difference = 0
  for i = 1, #a do
    difference = bor(difference, bxor(a:byte(i), b:byte(i)))
  end

  return difference == 0
end


return _M
