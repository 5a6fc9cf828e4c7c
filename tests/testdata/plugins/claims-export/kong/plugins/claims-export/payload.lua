local cjson = require "cjson.safe"

local decode_base64 = ngx.decode_base64

local _M = {}

-- The claims of a token that somebody else has verified.
function _M.decode(token)
  local part = token:match("^[%w_-]+%.([%w_-]+)%.")
  if not part then
    return nil, "it has no payload"
  end

  local text = decode_base64((part:gsub("-", "+"):gsub("_", "/")) .. ("="):rep(-#part % 4))
  if not text then
    return nil, "payload is not base64"
  end

  local claims = cjson.decode(text)
  if type(claims) ~= "table" then
    return nil, "payload is not a JSON object"
  end

  return claims
end

-- Seconds until the token ends, nil for one without an end.
function _M.seconds_left(claims, now)
  local exp = tonumber(claims.exp)
  return exp and exp - now
end

return _M
