local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.debug(conf.redis.host)
  kong.ctx.plugin.conf = conf
end

return Sample
