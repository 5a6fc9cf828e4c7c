local helper = require "kong.plugins.sample.helper"

local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  helper.check(conf, kong.request.get_header("x"))
  local ok, err = ngx.timer.at(0, helper.later, conf)
  if not ok then
    kong.log.err(err)
  end
end

return Sample
