local random = math.random

local _M = {}

-- Whether this request is one of those to be archived.
function _M.chosen(rate)
  if rate >= 1 then
    return true
  end
  if rate <= 0 then
    return false
  end

  return random() < rate
end

return _M
