local Handler = { VERSION = "v1.0.0-beta", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
