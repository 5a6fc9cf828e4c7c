local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.debug(conf.route_id, conf.service_id, conf.consumer_id, conf.__plugin_id, conf.__key__, conf.plugin_instance_name)
  kong.log.debug(conf.limit, conf.redis.host)
  for _, target in ipairs(conf.targets) do
    kong.log.debug(target.name)
  end
end

return Sample
