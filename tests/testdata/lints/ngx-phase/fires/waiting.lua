local http = require "resty.http"
local redis = require("resty.redis")
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function send(conf)
  local client = http.new()
  return client:request_uri(conf.url)
end

function Handler:header_filter()
  ngx.sleep(0.1)
end

function Handler:body_filter()
  ngx.req.read_body()
  local store = redis:new()
  store:close()
end

function Handler:log(conf)
  local sock = ngx.socket.tcp()
  sock:close()
  send(conf)
  ngx.exit(200)
end

return Handler
