local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  local body = cjson.encode(conf)
  kong.service.request.set_raw_body(body)
  if conf.debug then
    print_table(conf)
  end
end

return Handler
