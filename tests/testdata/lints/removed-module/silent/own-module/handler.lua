local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local errors = require "kong.plugins.sample.dao.errors"

function Handler:access()
  errors.raise()
end

return Handler
