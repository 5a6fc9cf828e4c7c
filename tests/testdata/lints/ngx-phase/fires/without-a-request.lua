local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function host()
  return ngx.var.host
end

local function flush(premature)
  if premature then return end
  ngx.req.read_body()
  ngx.req.set_body_data(host())
end

function Handler:init_worker()
  ngx.header["X-Started"] = host()
  ngx.timer.every(10, flush)
  ngx.exit(ngx.OK)
end

function Handler:configure(configs)
  kong.timer:named_at("check", 0, function()
    return ngx.req.get_headers()
  end)
end

function Handler:certificate()
  ngx.say("hello")
end

function Handler:log()
  ngx.thread.wait(self.thread)
end

return Handler
