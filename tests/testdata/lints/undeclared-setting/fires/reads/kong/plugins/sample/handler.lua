local helper = require "kong.plugins.sample.helper"

local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:configure(configs)
  for _, conf in ipairs(configs or {}) do
    kong.log.debug(conf.limt)
  end
end

function Sample:access(conf)
  if conf.enabled then
    helper.check(conf)
  end
  local redis = conf.redis
  kong.log.debug(redis.hst, conf.redis.host, conf.limit)
  for _, target in ipairs(conf.targets) do
    kong.log.debug(target.name, target.weight)
  end
end

return Sample
