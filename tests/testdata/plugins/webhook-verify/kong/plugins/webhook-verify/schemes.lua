local openssl_mac = require "resty.openssl.mac"
local to_hex = require("resty.string").to_hex

local encode_base64 = ngx.encode_base64
local kong = kong


local schemes = {}


local function hmac(secret, text)
  local mac = assert(openssl_mac.new(secret, "HMAC", nil, "sha256"))
  return assert(mac:final(text))
end


-- `sha256=HEX` over the body alone.
function schemes.github(conf, body)
  local given = (kong.request.get_header("x-hub-signature-256") or ""):match("^sha256=(%x+)$")
  if given ~= to_hex(hmac(conf.secret, body)) then
    return nil, "signature does not match"
  end

  return { id = kong.request.get_header("x-github-delivery") }
end


-- `t=SECONDS,v1=HEX[,v1=HEX]` over time and body; there are two signatures while a secret rolls.
function schemes.stripe(conf, body)
  local header = kong.request.get_header("stripe-signature") or ""
  local seconds = header:match("t=(%d+)")
  if not seconds then
    return nil, "timestamp is missing"
  end

  local expected = to_hex(hmac(conf.secret, seconds .. "." .. body))
  for given in header:gmatch("v1=(%x+)") do
    if given == expected then
      return { timestamp = tonumber(seconds) }
    end
  end

  return nil, "signature does not match"
end


-- Whatever the operator describes: header, encoding and an optional header with the time.
function schemes.custom(conf, body)
  local text = body
  local seconds
  if conf.timestamp_header then
    seconds = kong.request.get_header(conf.timestamp_header)
    if not tonumber(seconds) then
      return nil, "timestamp is missing"
    end
    text = seconds .. conf.separator .. body
  end

  local bytes = hmac(conf.secret, text)
  local expected = conf.encoding == "hex" and to_hex(bytes) or encode_base64(bytes)
  if kong.request.get_header(conf.signature_header) ~= expected then
    return nil, "signature does not match"
  end

  return { timestamp = tonumber(seconds) }
end


local _M = {}


-- The delivery's id and time as far as the scheme has them, or nil and the reason.
function _M.verify(conf, body)
  return schemes[conf.scheme](conf, body)
end


return _M
