local http = require "resty.http"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function send(premature, conf)
  if premature then return end
  local client = http.new()
  return client:request_uri(conf.url)
end

function Handler:access(conf)
  ngx.req.read_body()
  ngx.sleep(0.001)
  send(false, conf)
  ngx.location.capture("/x")
end

function Handler:header_filter()
  if not kong.ctx.plugin.ok then ngx.exit(500) end
end

function Handler:log(conf)
  ngx.timer.at(0, send, conf)
  ngx.timer.at(0, function() send(false, conf) end)
  kong.log.debug(ngx.req.get_body_data())
end

return Handler
