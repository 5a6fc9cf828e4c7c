local Handler = {
  VERSION = "1.0.0",
}

-- What a handler sets from itself leads back to the same place.
Handler.PRIORITY = Handler.PRIORITY or "1000"

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
