local cjson = require "cjson.safe"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.word, cjson.encode(conf))
end

return Handler
