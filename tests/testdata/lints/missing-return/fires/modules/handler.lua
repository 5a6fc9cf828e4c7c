local access = require "kong.plugins.sample.access"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  access.execute(conf)
  access.finish(conf)
end

function Handler:log()
  require("kong.plugins.sample.access"):write()
end

return Handler
