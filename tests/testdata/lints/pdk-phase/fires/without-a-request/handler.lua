local send = require "kong.plugins.sample.send"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:configure(configs)
  kong.log.debug(kong.request.get_path())
end

function Handler:log(conf)
  ngx.timer.at(0, send.now, conf)
  kong.timer:every(10, function()
    kong.response.exit(200)
  end)
end

return Handler
