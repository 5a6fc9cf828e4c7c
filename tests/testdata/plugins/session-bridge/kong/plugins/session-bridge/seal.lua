-- A cookie is `id.signature`, so that nobody guesses the ids of others.
local openssl_mac = require "resty.openssl.mac"
local encode_base64 = ngx.encode_base64

local _M = {}

local function sign(id, secret)
  local mac, err = openssl_mac.new(secret, "HMAC", nil, "sha256")
  if not mac then
    return nil, err
  end

  local bytes, final_err = mac:final(id)
  if not bytes then
    return nil, final_err
  end

  return (encode_base64(bytes, true):gsub("[+/]", { ["+"] = "-", ["/"] = "_" }))
end

-- The id inside of a cookie, or nil and why it is refused.
function _M.open(value, secret)
  local id, signature = value:match("^([%w-]+)%.([%w_-]+)$")
  if not id then
    return nil, "malformed"
  end

  local expected, err = sign(id, secret)
  if not expected then
    return nil, err
  end
  if expected ~= signature then
    return nil, "bad signature"
  end

  return id
end

return _M
