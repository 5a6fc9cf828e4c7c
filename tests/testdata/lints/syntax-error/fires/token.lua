local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.limit))
end

return Handler
