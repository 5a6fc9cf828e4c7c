local http = require "socket.http"
local https = require "ssl.https"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function read(conf)
  return io.open(conf.paths.key)
end

function Handler:access(conf)
  local request
  if conf.secure then
    request = https.request
  else
    request = http.request
  end
  request({ url = conf.url });
  (conf.secure and https or http).request(conf.url)
  local path = ngx.req.get_body_file()
  local body = io.open(path)
  return body, read(conf)
end

function Handler:log()
  ngx.timer.at(0, function()
    os.execute("date")
  end)
end

return Handler
