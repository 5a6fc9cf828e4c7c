local ok, words = pcall(require, "kong.plugins.sample.words")
local found, more = pcall(function() return require "kong.plugins.sample.more" end)

local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:access(conf)
  kong.service.request.set_header("X-Sample", ok and words[1] or found and more or conf.value)
end


return Sample
