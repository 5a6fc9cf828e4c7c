local BasePlugin = require "kong.plugins.base_plugin"

local Handler = BasePlugin:extend()

Handler.PRIORITY = 1000

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
