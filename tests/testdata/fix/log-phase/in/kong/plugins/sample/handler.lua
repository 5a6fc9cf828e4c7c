local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler.log(conf)
  kong.log.warn(conf.word, math.log(conf.number))
end

return Handler
