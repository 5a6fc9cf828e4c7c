local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.debug(conf.redis.host)
  kong.response.set_header("X-Conf", require("cjson.safe").encode(conf.shown))
end

return Sample
