local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

local function port_of(options)
  return options.port
end

local function name_of(thing)
  return thing.name or thing.host
end

function Sample:access(conf)
  conf.seen = (conf.seen or 0) + 1
  local options = conf.redis or { timeout = 3 }
  kong.log.debug(options.timeout, port_of({ port = 1 }), port_of(conf.redis), conf.limit)
  kong.log.debug(name_of(conf.redis), name_of(conf.targets[1]))
end

return Sample
