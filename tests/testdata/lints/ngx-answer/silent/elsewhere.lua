local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.response.exit(403, { message = conf.word })
end

function Handler:header_filter(conf)
  if not conf.word then
    ngx.exit(ngx.ERROR)
  end
end

return Handler
