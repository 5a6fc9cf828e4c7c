--- Base64: the alphabet for URLs, without padding.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"

local base64 = partial.module "ngx.base64"


function base64.encode_base64url(text)
  if type(text) ~= "string" then
    return nil, "must provide a string"
  end
  return host.encode_base64(text, false, true)
end


function base64.decode_base64url(text)
  if type(text) ~= "string" then
    return nil, "must provide a string"
  end
  local bytes = host.decode_base64(text, true)
  if not bytes then
    return nil, "invalid input"
  end
  return bytes
end


return base64
