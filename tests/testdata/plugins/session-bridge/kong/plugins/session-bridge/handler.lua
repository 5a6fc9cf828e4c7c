local cookies = require "kong.plugins.session-bridge.cookies"
local sessions = require "kong.plugins.session-bridge.sessions"
local seal = require "kong.plugins.session-bridge.seal"

local kong = kong

local SessionBridge = {
  PRIORITY = 1890,
  VERSION = "0.4.0",
}

local function unauthorized(conf)
  if conf.login_url then
    return kong.response.exit(302, nil, { Location = conf.login_url })
  end

  return kong.response.exit(401, { message = "No session" })
end

local function set_identity(session)
  kong.client.set_credential({ id = session.user_id })

  kong.service.request.set_header("X-User-Id", session.user_id)
  if session.roles then
    kong.service.request.set_header("X-User-Roles", table.concat(session.roles, ","))
  end
end

function SessionBridge:access(conf)
  local value = cookies.get(kong.request.get_header("cookie"), conf.cookie_name)
  if not value then
    return unauthorized(conf)
  end

  local id, err = seal.open(value, conf.cookie_secret)
  if not id then
    kong.log.notice("session cookie refused: ", err)
    return unauthorized(conf)
  end

  local session, load_err = sessions.load(conf, id)
  if load_err then
    kong.log.critical("session store failed: ", load_err)
    return kong.response.exit(503, { message = "Sessions are not available" })
  end
  if not session then
    return unauthorized(conf)
  end

  set_identity(session)

  if conf.strip_cookie then
    local rest = cookies.without(kong.request.get_header("cookie"), conf.cookie_name)
    kong.service.request.set_header("Cookie", rest)
  end
end

return SessionBridge
