local texts = require "kong.plugins.elder.texts"

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.response.set_header(conf.header, texts[conf.word] or conf.other)
end

return Handler
