local access = require "kong.plugins.sample.access"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  access.exectue(conf)
  require("kong.plugins.sample.access").prepare(conf)
  self:count()
end

function Handler:log(conf)
  access.finish(conf)
end

return Handler
