local Handler = { VERSION = "0.1", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
