local BasePlugin = require "kong.plugins.base_plugin"

local Handler = BasePlugin:extend()

Handler.PRIORITY = 1000
Handler.VERSION = "1.0.0"

function Handler:new()
  Handler.super.new(self, "sample")
end

function Handler:access(conf)
  Handler.super.access(self)
  kong.log.debug(conf.limit)
end

return Handler
