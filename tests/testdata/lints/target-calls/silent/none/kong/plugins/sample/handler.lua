local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:log(conf)
  kong.log.info(conf.word, os.time(), ngx.now())
end

return Handler
