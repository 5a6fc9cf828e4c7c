local Handler = { PRIORITY = 1000, VERSION = "0.3" }

function Handler:access(conf)
  kong.service.request.set_header("x-0.3", conf.value)
end

return Handler
