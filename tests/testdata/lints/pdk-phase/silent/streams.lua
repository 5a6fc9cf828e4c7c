local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function refuse(conf)
  if ngx.config.subsystem == "http" then
    kong.response.set_header("X-Limit", conf.limit)
  end
  kong.response.exit(403)
end

function Handler:preread(conf)
  refuse(conf)
end

function Handler:access(conf)
  refuse(conf)
end

function Handler:log(conf)
  kong.log.new("mine", "%file_src")
  kong.response.get_source(ngx.ctx)
end

function Handler:rewrite(conf)
  kong.response.get_source(ngx.ctx)
end

return Handler
