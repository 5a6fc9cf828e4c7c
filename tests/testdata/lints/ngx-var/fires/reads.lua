local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  local var = ngx.var
  local method = var.request_method
  kong.log.debug(method, ngx.var.http_x_limit, ngx.var.arg_page)
end

return Handler
