local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  total = conf.limit
  kong.log.debug(total)
end

return Handler
