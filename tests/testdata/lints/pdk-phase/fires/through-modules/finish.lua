local set_header = kong.response.set_header

local _M = {}

function _M.send(conf)
  if conf.on then
    set_header("X-Done", "1")
  end
end

return _M
