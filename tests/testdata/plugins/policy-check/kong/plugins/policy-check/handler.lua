local decision = require "kong.plugins.policy-check.decision"
local input = require "kong.plugins.policy-check.input"

local kong = kong


local PolicyCheck = {}

PolicyCheck.PRIORITY = 920
PolicyCheck.VERSION = "v2.0.1"


local function ask(conf, document)
  if conf.cache_ttl == 0 then
    return decision.fetch(conf, document)
  end

  local key, err = input.cache_key(conf, document)
  if not key then
    return nil, err
  end

  return kong.cache:get(key, { ttl = conf.cache_ttl, neg_ttl = conf.cache_ttl }, decision.fetch, conf, document)
end


function PolicyCheck:access(conf)
  local document = input.collect(conf)

  local verdict, err = ask(conf, document)
  if err then
    kong.log.err("policy engine at ", conf.url, " failed: ", err)
    if conf.fail_mode == "open" then
      return
    end
    return kong.response.error(503, "authorization service unavailable")
  end

  if not verdict.allow then
    return kong.response.exit(verdict.status or 403, {
      message = verdict.message or "Forbidden",
    }, verdict.headers)
  end

  for name, value in pairs(verdict.headers or {}) do
    kong.service.request.set_header(name, value)
  end
end


return PolicyCheck
