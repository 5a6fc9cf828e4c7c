local assemble = require "kong.plugins.jwt-forward.assemble"
local keys = require "kong.plugins.jwt-forward.keys"

local kong = kong
local ngx = ngx


local JwtForward = {
  PRIORITY = 880,
  VERSION = "1.6.0",
}


local function subject_of(conf)
  local consumer = kong.client.get_consumer()
  if consumer then
    return consumer.custom_id or consumer.username or consumer.id
  end

  return conf.anonymous_subject
end


-- Gives the service a token of the gateway's own in place of the client's credentials.
function JwtForward:access(conf)
  local subject = subject_of(conf)
  if not subject then
    return kong.response.error(401)
  end

  local key, err = keys.private(conf.private_key)
  if not key then
    kong.log.err("private key not usable: ", err)
    return kong.response.error(500)
  end

  local now = ngx.time()
  local token, sign_err = assemble.token(key, {
    kid = conf.key_id,
    claims = {
      iss = conf.issuer,
      sub = subject,
      aud = conf.audience,
      iat = now,
      exp = now + conf.lifetime,
    },
  })
  if not token then
    kong.log.err("could not sign a token: ", sign_err)
    return kong.response.error(500)
  end

  kong.service.request.set_header("Authorization", "Bearer " .. token)
end


return JwtForward
