local meta = require "kong.plugins.sample.meta"

local Handler = {}

Handler.VERSION = "1.0.0"
Handler.PRIORITY = meta.priority

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
