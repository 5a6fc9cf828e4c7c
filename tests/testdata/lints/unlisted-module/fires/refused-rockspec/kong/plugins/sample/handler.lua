local words = require "kong.plugins.sample.words"

local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:access(conf)
  kong.service.request.set_header("X-Sample", words[conf.value])
end


return Sample
