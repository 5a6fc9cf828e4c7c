local cjson = require "cjson.safe"
local redis = require "resty.redis"


local Redis = {}
Redis.__index = Redis


local PREFIX = "edge-cache:"
local POOL_IDLE = 10000
local POOL_SIZE = 64


function Redis.new(conf)
  local client, err = redis:new()
  if not client then
    return nil, err
  end

  local settings = conf.redis
  client:set_timeouts(settings.timeout, settings.timeout, settings.timeout)

  local ok, connect_err = client:connect(settings.host, settings.port)
  if not ok then
    return nil, connect_err
  end

  if settings.password and client:get_reused_times() == 0 then
    local authenticated, auth_err = client:auth(settings.password)
    if not authenticated then
      return nil, auth_err
    end
  end

  return setmetatable({ client = client }, Redis)
end


function Redis:fetch(key)
  local text, err = self.client:get(PREFIX .. key)
  self.client:set_keepalive(POOL_IDLE, POOL_SIZE)
  if not text then
    return nil, err
  end
  if text == ngx.null then
    return nil
  end

  return cjson.decode(text)
end


function Redis:store(key, entry, ttl)
  local text, encode_err = cjson.encode(entry)
  if not text then
    return nil, encode_err
  end

  local ok, err = self.client:setex(PREFIX .. key, ttl, text)
  self.client:set_keepalive(POOL_IDLE, POOL_SIZE)
  return ok, err
end


return Redis
