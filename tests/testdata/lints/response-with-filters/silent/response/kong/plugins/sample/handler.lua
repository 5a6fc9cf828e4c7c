local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:response(conf)
  kong.response.set_header("X-Word", conf.word)
end

function Handler:log(conf)
  kong.log.debug(conf.word)
end

return Handler
