local BasePlugin = require "kong.plugins.base_plugin"

local Handler = BasePlugin:extend()

Handler.PRIORITY = 1000
Handler.VERSION = "1.0.0"

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
