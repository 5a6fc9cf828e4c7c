local other = require "kong.plugins.samples.handler"
local date = require "date"

local Sample = {
  VERSION = "1.0.0",
  PRIORITY = other.PRIORITY,
}


function Sample:access(conf)
  kong.service.request.set_header("X-Sample", tostring(date(conf.value)))
end


return Sample
