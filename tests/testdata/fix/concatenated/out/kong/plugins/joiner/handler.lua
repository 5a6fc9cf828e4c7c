local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local part = require "kong.plugins.joiner.parts.one"

function Handler:access(conf)
  kong.response.set_header("X-Part", part.of(conf.word))
end

return Handler
