local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:access(conf)
  if not conf.value then
    return
  end
  local jwt = require "resty.jwt"
  local timer = require "px.utils.timer"
  local constants = require "px.utils.constants"
  local json = require "cjson"
  local token = jwt:verify(conf.value, timer.now() + constants.LIFE)
  kong.service.request.set_header("X-Sample", json.encode(token))
end


return Sample
