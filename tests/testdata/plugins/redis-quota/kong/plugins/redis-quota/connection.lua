local redis = require "resty.redis"

local fmt = string.format


local _M = {}


local function authenticate(red, settings)
  if not settings.password then
    return true
  end

  if settings.username then
    return red:auth(settings.username, settings.password)
  end

  return red:auth(settings.password)
end


-- A connection from the pool of this server and database, authenticated when it is a new one.
function _M.open(settings)
  local red, err = redis:new()
  if not red then
    return nil, err
  end

  red:set_timeouts(settings.timeout, settings.timeout, settings.timeout)

  local ok, connect_err = red:connect(settings.host, settings.port, {
    ssl = settings.ssl,
    ssl_verify = settings.ssl_verify,
    server_name = settings.server_name,
    pool = fmt("%s:%d:%d", settings.host, settings.port, settings.database),
  })
  if not ok then
    return nil, connect_err
  end

  if red:get_reused_times() > 0 then
    return red
  end

  local authenticated, auth_err = authenticate(red, settings)
  if not authenticated then
    return nil, auth_err
  end

  if settings.database > 0 then
    local selected, select_err = red:select(settings.database)
    if not selected then
      return nil, select_err
    end
  end

  return red
end


function _M.release(red, settings)
  red:set_keepalive(settings.keepalive, settings.pool_size)
end


return _M
