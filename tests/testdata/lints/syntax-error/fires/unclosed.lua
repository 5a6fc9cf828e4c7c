local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  if conf.on then
    kong.log.debug("on")

return Handler
