local Handler = { PRIORITY = 1000, VERSION = "1.0" }

function Handler:access(conf)
  kong.service.request.set_header("x-1.0", conf.value)
end

return Handler
