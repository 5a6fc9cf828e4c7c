--- HMAC: authentication codes by the names that OpenSSL has for digests.

local digest = require "kongsmith.digest"
local host = require "kongsmith.host"
local pieces = require "kongsmith.pieces"

return pieces.class("resty.openssl.hmac", function(key, name)
  local method, is_elsewhere = digest.method(name or "sha1")
  if method then
    return function(text) return host.hmac(method, key, text) end
  elseif not is_elsewhere then
    return nil, ('hmac.new: invalid digest type "%s"'):format(tostring(name))
  end
end)
