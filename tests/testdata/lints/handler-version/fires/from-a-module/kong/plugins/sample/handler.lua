local meta = require "kong.plugins.sample.meta"
local VERSION = meta._VERSION

local Handler = { VERSION = VERSION, PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
