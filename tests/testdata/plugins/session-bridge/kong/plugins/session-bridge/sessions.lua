local cjson = require "cjson.safe"
local redis = require "resty.redis"

local _M = {}

-- The session of the web application, nil when it has ended.
function _M.load(conf, id)
  local red = redis:new()
  red:set_timeout(conf.redis_timeout)

  local ok, err = red:connect(conf.redis_host, conf.redis_port)
  if not ok then
    return nil, err
  end

  local text, get_err = red:get(conf.redis_prefix .. id)
  red:set_keepalive(10000, 50)
  if not text then
    return nil, get_err
  end
  if text == ngx.null then
    return nil
  end

  local session, decode_err = cjson.decode(text)
  if not session then
    return nil, decode_err
  end

  return session
end

return _M
