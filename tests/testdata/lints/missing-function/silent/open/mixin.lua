local _M = {}

function _M.into(target)
  target.run = function() end
end

return _M
