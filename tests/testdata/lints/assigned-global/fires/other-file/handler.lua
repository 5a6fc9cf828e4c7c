local access = require "kong.plugins.sample.access"

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function split(text)
  return text:sub(2)
end

cache = {}

function Handler:access(conf)
  access.run(conf)
end

return Handler
