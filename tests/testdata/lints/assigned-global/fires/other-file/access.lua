local M = {}

function M.run(conf)
  kong.log.debug(split(conf.path))
  kong.log.debug(split(conf.host))
  cache.path = conf.path
  cache[conf.host] = true
end

return M
