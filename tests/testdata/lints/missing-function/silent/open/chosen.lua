local _M = {}

if kong then
  return { run = function() end }
end

return _M
