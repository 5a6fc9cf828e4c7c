local priority = 10 / 4

local Handler = { VERSION = "1.0.0", PRIORITY = priority }

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
