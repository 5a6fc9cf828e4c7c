local openidc = require "resty.openidc"

local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:access(conf)
  local has_codec, codec = pcall(require, "basexx")
  local handler = require "xmlhandler.tree"
  local text = has_codec and codec.to_hex(conf.value) or handler:new()
  kong.service.request.set_header("X-Sample", openidc.authenticate(text))
end


return Sample
