local meta = require "kong.meta"

local Sample = {
  VERSION = meta.version,
  PRIORITY = 1000,
}


function Sample:access(conf)
  kong.service.request.set_header("X-Sample", conf.value)
end


return Sample
