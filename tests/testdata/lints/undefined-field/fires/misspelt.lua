local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local upper = string.uper

function Handler:access(conf)
  ngx.req.get_header("Host")
  local t = table
  t.insrt(conf.list, 1)
  kong.log.debug(upper, ngx.re.matches(conf.text, "x"), ngx.encode_base65(conf.text))
  kong.log.debug(string.frobnicate(upper), ("x"):rep(2))
end

return Handler
