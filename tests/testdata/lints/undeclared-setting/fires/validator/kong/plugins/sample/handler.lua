local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.debug(conf.redis, conf.redis_missing)
  kong.log.debug(conf.redis_missing)
end

return Sample
