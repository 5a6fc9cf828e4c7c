local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:rewrite()
  kong.log.debug(ngx.var.request_method)
end

function Handler:access(conf)
  ngx.var.args = "a=b"
  ngx.var.upstream_uri = "/x"
  kong.log.debug(ngx.var.my_variable, ngx.var[conf.name])
end

return Handler
