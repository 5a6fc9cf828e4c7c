local lrucache = require "resty.lrucache"
local pkey = require "resty.openssl.pkey"


local _M = {}


-- Parsing a key takes longer than signing with it.
local parsed = assert(lrucache.new(20))


function _M.private(pem)
  local key = parsed:get(pem)
  if key then
    return key
  end

  local err
  key, err = pkey.new(pem, { format = "PEM", type = "pr" })
  if not key then
    return nil, err
  end

  parsed:set(pem, key)
  return key
end


return _M
