local _M = {}

local function connect(options)
  return options.host
end

function _M.check(settings, header)
  local limit = settings.limit or 5
  return header and #header < limit and connect(settings.redis)
end

function _M.later(premature, settings)
  return not premature and settings.targets[1].name
end

return _M
