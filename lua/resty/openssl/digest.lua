--- Digest: digests by the names of OpenSSL, piece by piece.

local digest = require "kongsmith.digest"
local host = require "kongsmith.host"
local pieces = require "kongsmith.pieces"

return pieces.class("resty.openssl.digest", function(name)
  local method, is_elsewhere = digest.method(name or "sha1")
  if method then
    return function(text) return host.digest(method, text) end
  elseif not is_elsewhere then
    return nil, ('digest.new: invalid digest type "%s"'):format(tostring(name))
  end
end)
