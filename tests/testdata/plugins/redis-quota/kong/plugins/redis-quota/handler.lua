local connection = require "kong.plugins.redis-quota.connection"
local counter = require "kong.plugins.redis-quota.counter"
local periods = require "kong.plugins.redis-quota.periods"

local kong = kong
local ngx = ngx


local RedisQuotaHandler = {
  PRIORITY = 908,
  VERSION = "3.0.2",
}


local function consumer_key(conf)
  local consumer = kong.client.get_consumer()
  if consumer then
    return "consumer:" .. consumer.id
  end

  if conf.anonymous_quota then
    return "ip:" .. kong.client.get_forwarded_ip()
  end
end


local function exhausted(conf, usage)
  kong.response.set_header("Retry-After", usage.reset)
  return kong.response.exit(conf.status_code, {
    message = "Quota of the " .. conf.period .. " is used up",
    quota = conf.quota,
  })
end


function RedisQuotaHandler:access(conf)
  local who = consumer_key(conf)
  if not who then
    return
  end

  local red, err = connection.open(conf.redis)
  if not red then
    kong.log.err("redis is not reachable: ", err)
    if conf.fault_tolerant then
      return
    end
    return kong.response.exit(503, { message = "Quota service unavailable" })
  end

  local period = periods.current(conf.period, ngx.time())
  local key = table.concat({ conf.key_prefix, who, conf.period, period.start }, ":")
  local cost = conf.method_costs[kong.request.get_method()] or 1

  local used, count_err = counter.add(red, key, cost, period.ends - period.start)
  connection.release(red, conf.redis)
  if not used then
    kong.log.err("quota could not be counted: ", count_err)
    return
  end

  local usage = {
    remaining = math.max(conf.quota - used, 0),
    reset = period.ends - ngx.time(),
  }
  kong.ctx.plugin.usage = usage

  if used > conf.quota then
    return exhausted(conf, usage)
  end
end


function RedisQuotaHandler:header_filter(conf)
  local usage = kong.ctx.plugin.usage
  if usage and conf.show_headers then
    kong.response.set_header("X-Quota-Limit", conf.quota)
    kong.response.set_header("X-Quota-Remaining", usage.remaining)
    kong.response.set_header("X-Quota-Reset", usage.reset)
  end
end


return RedisQuotaHandler
