local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:header_filter(conf)
  kong.response.set_header("X-Word", conf.word)
end

function Handler:body_filter(conf)
  kong.log.debug(conf.word)
end

function Handler:response(conf)
  kong.log.debug(conf.word)
end

return Handler
