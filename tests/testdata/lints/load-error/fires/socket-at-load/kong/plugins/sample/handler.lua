local redis = ngx.socket.tcp()
redis:connect("127.0.0.1", 6379)

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access()
  redis:send("PING\r\n")
end

return Handler
