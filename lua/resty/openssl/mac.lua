--- MAC: authentication codes of any kind; here those with a digest.

local digest = require "kongsmith.digest"
local host = require "kongsmith.host"
local pieces = require "kongsmith.pieces"

return pieces.class("resty.openssl.mac", function(key, kind, _, name)
  local method = digest.method(name)
  if method and tostring(kind):lower() == "hmac" then
    return function(text) return host.hmac(method, key, text) end
  end
end)
