local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  local redis = conf.redis
  kong.log.debug(conf.limit, redis.host)
  for _, target in ipairs(conf.targets) do
    kong.log.debug(target.name)
  end
end

return Sample
