local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.debug(conf.limit)
end

local function limit_of(plugin)
  return plugin.config.window
end

function Sample:init_worker()
  for plugin in kong.db.plugins:each() do
    kong.log.debug(limit_of(plugin))
  end
end

return Sample
