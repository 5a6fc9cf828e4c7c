local BasePlugin = require "kong.plugins.base_plugin"

local Handler = BasePlugin:extend()

Handler.VERSION = "1.0.0"

function Handler:access()
  Handler.super.access(self)
end

return Handler
