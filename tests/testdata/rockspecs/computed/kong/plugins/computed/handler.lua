local Handler = { PRIORITY = 1000, VERSION = "2.3.4" }

function Handler:access(conf)
  kong.service.request.set_header("x-2.3.4", conf.value)
end

return Handler
