local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 1500,
}

function Handler:access(conf)
  kong.log.debug(conf.word, kong.request.get_header("X-Consumer-Username"))
end

return Handler
