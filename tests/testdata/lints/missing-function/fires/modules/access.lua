local _M = { limit = 10 }

local function check(conf)
  return conf.limit or _M.limit
end

function _M.execute(conf)
  return _M.chek(conf) or check(conf)
end

_M.finish = check

return _M
