local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:response(conf)
  local body = kong.service.response.get_raw_body()
  kong.log.debug(conf.word, body)
end

return Handler
