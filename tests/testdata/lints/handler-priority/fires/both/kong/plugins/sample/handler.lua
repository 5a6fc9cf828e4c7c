local Handler = { PRIORITY = 1 / 0 }

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
