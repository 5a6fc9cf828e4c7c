local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:init_worker()
  kong.log.debug(kong.request.get_path())
end

function Handler:header_filter(conf)
  kong.service.request.set_header("X-Limit", conf.limit)
  local body = kong.request.get_raw_body()
  kong.response.set_header("X-Body", #body)
end

function Handler:log(conf)
  kong.response.exit(500)
end

return Handler
