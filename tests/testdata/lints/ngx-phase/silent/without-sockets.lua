local connector = require "resty.redis.connector"
local client = require "resty.kafka.client"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:init_worker()
  self.connector = connector.new({ host = "127.0.0.1" })
  self.client = client.new({})
end

function Handler:header_filter()
  ngx.req.discard_body()
end

function Handler:body_filter(conf)
  ngx.req.set_body_data(conf.word)
end

function Handler:log(conf)
  ngx.header["X-Seen"] = ngx.var.host
  ngx.timer.at(0, function()
    ngx.sleep(1)
    ngx.socket.tcp()
    ngx.exit(ngx.OK)
    pcall(function() return ngx.var.host end)
  end)
end

return Handler
