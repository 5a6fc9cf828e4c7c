local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.service.set_target(conf.host, 80)
end

return Handler
