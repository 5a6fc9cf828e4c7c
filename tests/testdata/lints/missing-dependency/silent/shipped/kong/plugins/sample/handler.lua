local words = require "resty.http"

local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:access(conf)
  kong.service.request.set_header("X-Sample", tostring(words.new()))
end


return Sample
