local words = require "kong.plugins.sample.words"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(words.of(conf))
end

return Handler
