local inspect = require "inspect"
local cjson = require "cjson.safe"

local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.inspect(conf)
  kong.log.debug("conf: " .. inspect(conf), conf)
  ngx.log(ngx.DEBUG, cjson.encode(conf))
  kong.log.debug(conf.first.host, conf.second.port)
  return conf.one
end

return Sample
