local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler.access(conf)
  kong.log.debug(conf.limit)
end

Handler.header_filter = function(plugin_conf, extra)
  kong.log.debug(plugin_conf.limit, extra)
end

function Handler:log(self, conf)
  kong.log.debug(conf, self)
end

return Handler
