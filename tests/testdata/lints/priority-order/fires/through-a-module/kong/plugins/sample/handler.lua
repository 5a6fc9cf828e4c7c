local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 1999,
}

local identity = require "kong.plugins.sample.identity"

function Handler:access(conf)
  kong.log.debug(conf.word, identity.of_client())
end

return Handler
