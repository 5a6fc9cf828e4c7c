local _M = {}

function _M.check(settings)
  return settings["limit"] + settings.burst
end

return _M
