local sha256_hex = require("kong.tools.sha256").sha256_hex

local kong = kong


local _M = {}


-- The answer of `lookup` for these credentials, remembered for a while. The password is part of
-- the key in hashed form only, so a changed password is asked for again at once.
function _M.account(conf, user, password, lookup)
  if conf.cache_ttl == 0 then
    return lookup(conf, user, password)
  end

  local digest, err = sha256_hex(conf.url .. "\n" .. user .. "\n" .. password)
  if not digest then
    return nil, err
  end

  return kong.cache:get("remote-basic-auth:" .. digest, {
    ttl = conf.cache_ttl,
    neg_ttl = conf.cache_ttl,
  }, lookup, conf, user, password)
end


return _M
