local _M = {}

function _M.execute(conf)
  return conf
end
