local cache = require "kong.plugins.remote-basic-auth.cache"
local credentials = require "kong.plugins.remote-basic-auth.credentials"
local directory = require "kong.plugins.remote-basic-auth.directory"

local kong = kong


local RemoteBasicAuth = {
  PRIORITY = 1090,
  VERSION = "1.0.1",
}


local function challenge(conf, message)
  return kong.response.exit(401, { message = message }, {
    ["WWW-Authenticate"] = 'Basic realm="' .. conf.realm .. '", charset="UTF-8"',
  })
end


function RemoteBasicAuth:access(conf)
  local user, password = credentials.from_header(kong.request.get_header("authorization"))
  if not user then
    return challenge(conf, "Unauthorized")
  end

  local account, err = cache.account(conf, user, password, directory.lookup)
  if err then
    kong.log.err("user directory at ", conf.url, " failed: ", err)
    return kong.response.exit(503, { message = "User directory unavailable" })
  end

  if not account.found then
    return challenge(conf, "Invalid user name or password")
  end

  if conf.required_group and not directory.has_group(account, conf.required_group) then
    return kong.response.exit(403, { message = "You cannot consume this service" })
  end

  if conf.hide_credentials then
    kong.service.request.clear_header("Authorization")
  end

  kong.service.request.set_header("X-Remote-User", user)
  kong.service.request.set_header("X-Remote-Groups", table.concat(account.groups, ","))
end


return RemoteBasicAuth
