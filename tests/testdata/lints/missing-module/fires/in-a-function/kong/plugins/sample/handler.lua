local Handler = { VERSION = "1.0.0", PRIORITY = 1001 }

local function tools()
  return require("kong.tools.strnig")
end

function Handler:access(conf)
  local key_auth = require "kong.plugins.key-auth.nothing"
  key_auth.run(conf, tools())
end

return Handler
