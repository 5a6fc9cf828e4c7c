local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local cache = {}

function Handler:access(conf)
  cahce.size = conf.size
  kong.log.debug(cache.size)
end

return Handler
