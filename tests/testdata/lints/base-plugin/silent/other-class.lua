local Object = require "classic"

local Handler = Object:extend()

Handler.PRIORITY = 1000
Handler.VERSION = "1.0.0"

function Handler:access(conf)
  Handler.super.access(self, conf)
end

return Handler
