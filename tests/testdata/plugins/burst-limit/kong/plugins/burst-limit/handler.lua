local identity = require "kong.plugins.burst-limit.identity"
local window = require "kong.plugins.burst-limit.window"

local kong = kong
local ngx = ngx


local BurstLimit = {
  PRIORITY = 905,
  VERSION = "0.4.2",
}


local function set_limit_headers(conf, usage)
  kong.response.set_header("RateLimit-Limit", conf.limit)
  kong.response.set_header("RateLimit-Remaining", math.max(0, conf.limit - usage.count))
  kong.response.set_header("RateLimit-Reset", usage.reset)
end


function BurstLimit:access(conf)
  local who = identity.of(conf)
  if not who then
    kong.log.debug("no identity for ", conf.identify_by, ", request is not limited")
    return
  end

  local usage, err = window.hit(who, {
    now = ngx.now(),
    size = conf.window_size,
    plugin_id = kong.plugin.get_id(),
  })
  if not usage then
    if conf.fail_open then
      kong.log.err("limiter failed, request is let through: ", err)
      return
    end

    kong.log.err("limiter failed: ", err)
    return kong.response.error(500)
  end

  if not conf.hide_headers then
    set_limit_headers(conf, usage)
  end

  if usage.count > conf.limit then
    return kong.response.error(conf.status, conf.message, {
      ["Retry-After"] = usage.reset,
    })
  end
end


return BurstLimit
