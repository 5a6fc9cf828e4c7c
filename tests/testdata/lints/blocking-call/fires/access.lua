local socket = require "socket"
local https = require "ssl.https"
local open = io.open
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  os.execute("sleep 1")
  local file = open(conf.path)
  file:close()
  https.request(conf.url)
  require("socket.http").request { url = conf.url }
  socket.sleep(1)
  local ok = pcall(function() return io.popen("date") end)
  return ok
end

return Handler
