local ipmatcher = require "resty.ipmatcher"
local lrucache = require "resty.lrucache"

local kong = kong


local _M = {}


local matchers = assert(lrucache.new(100))


-- An empty list admits everyone.
function _M.admits(list, address)
  if not list or #list == 0 then
    return true
  end

  local matcher = matchers:get(list)
  if not matcher then
    local err
    matcher, err = ipmatcher.new(list)
    if not matcher then
      kong.log.err("client list not usable: ", err)
      return false
    end
    matchers:set(list, matcher)
  end

  return matcher:match(address) == true
end


return _M
