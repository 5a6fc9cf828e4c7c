local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.debug(conf.value, conf.redis.value)
end

return Sample
