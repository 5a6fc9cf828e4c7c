local ipmatcher = require "resty.ipmatcher"
local lrucache = require "resty.lrucache"


local MAX_LISTS = 1000


local _M = {}


local cache, cache_err = lrucache.new(MAX_LISTS)
if not cache then
  error("could not create the matcher cache: " .. tostring(cache_err), 0)
end


-- The compiled form of a list, nil for an empty one. Configurations keep their identity until they
-- change, which makes the list itself the key.
function _M.get(list)
  if not list or #list == 0 then
    return nil
  end

  local matcher = cache:get(list)
  if matcher then
    return matcher
  end

  local err
  matcher, err = ipmatcher.new(list)
  if not matcher then
    return nil, err
  end

  cache:set(list, matcher)
  return matcher
end


return _M
