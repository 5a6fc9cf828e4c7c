local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  local responses = require "kong.tools.responses"
  return responses.send_HTTP_OK()
end

return Handler
