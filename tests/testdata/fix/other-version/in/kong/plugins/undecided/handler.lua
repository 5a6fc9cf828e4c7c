local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.response.set_header("X-Word", conf.word)
end

return Handler
