local openidc = require "resty.openidc"

local filters = require "kong.plugins.oidc-login.filters"
local identity = require "kong.plugins.oidc-login.identity"
local options = require "kong.plugins.oidc-login.options"

local kong = kong


local OidcLogin = {
  PRIORITY = 1020,
  VERSION = "1.5.0",
}


local function introspect(conf)
  if not kong.request.get_header("authorization") then
    return nil
  end

  local claims, err = openidc.introspect(options.of(conf))
  if err then
    kong.log.info("bearer token refused: ", err)
    if conf.bearer_only then
      kong.response.exit(401, { message = "Unauthorized" }, {
        ["WWW-Authenticate"] = 'Bearer realm="' .. conf.realm .. '", error="invalid_token"',
      })
    end
    return nil
  end

  return claims
end


local function login(conf)
  local res, err = openidc.authenticate(options.of(conf), nil, conf.unauth_action)
  if err then
    kong.log.err("login failed: ", err)
    if conf.recovery_page_path then
      return kong.response.exit(302, nil, { Location = conf.recovery_page_path })
    end
    return kong.response.exit(500, { message = "An unexpected error occurred" })
  end

  return res and res.user
end


function OidcLogin:access(conf)
  if filters.skips(conf, kong.request.get_path()) then
    kong.log.debug("path is exempt from login")
    return
  end

  local user
  if conf.introspection_endpoint then
    user = introspect(conf)
  end

  if not user then
    user = login(conf)
  end

  if user then
    identity.set(conf, user)
  end
end


return OidcLogin
