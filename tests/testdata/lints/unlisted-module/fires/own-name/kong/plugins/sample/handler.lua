local NAME = ({...})[1]:match("^kong%.plugins%.([^%.]+)")


local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:init_worker()
  require("kong.plugins." .. NAME .. ".letters").warm()
end


function Sample:access(conf)
  local words = require("kong.plugins." .. NAME .. ".words")
  kong.service.request.set_header("X-Sample", words[conf.value])
end


return Sample
