local _M = {}
local base = { run = function() end }

function _M.new()
  return setmetatable({}, { __index = base })
end

return setmetatable(_M, { __index = base })
