local library = require "acme.library"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.word, library.of(conf))
end

return Handler
