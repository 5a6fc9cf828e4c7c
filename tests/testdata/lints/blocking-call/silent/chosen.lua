local http = require "resty.http"
local https = require "ssl.https"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  local request
  if conf.secure then
    request = https.request
  else
    request = http.new
  end
  request({ url = conf.url });
  (conf.send or https.request)(conf.url)
end

return Handler
