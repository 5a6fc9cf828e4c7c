local _M = {}

function _M.execute(conf)
  local ok, err = pcall(conf.call)
  if not ok then
    kong.log.error(err)
  end
end

return _M
