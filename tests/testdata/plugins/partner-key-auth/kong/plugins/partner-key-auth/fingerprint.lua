-- Keys never reach the configuration: it holds their peppered SHA-256 only.
local resty_sha256 = require "resty.sha256"
local to_hex = require("resty.string").to_hex


local _M = {}


-- Returns the hexadecimal digest of a key, or nil and an error.
function _M.of(key, pepper)
  local sha256 = resty_sha256:new()
  if not sha256 then
    return nil, "no memory for a digest"
  end

  if pepper then
    sha256:update(pepper)
    sha256:update("\0")
  end
  sha256:update(key)

  return to_hex(sha256:final())
end


-- The first characters of a digest tell keys apart in a log without giving them away.
function _M.short(digest)
  return digest:sub(1, 12)
end


return _M
