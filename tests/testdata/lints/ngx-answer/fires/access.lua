local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function refuse()
  ngx.status = 403
  ngx.say("no")
  return ngx.exit(ngx.HTTP_FORBIDDEN)
end

function Handler:access(conf)
  if not conf.word then
    refuse()
  end
  return ngx.exit(ngx.OK)
end

return Handler
