local _M = { limits = {} }

function _M.run() end

_M.first, _M.second = unpack({ _M.run, _M.run })

return _M
