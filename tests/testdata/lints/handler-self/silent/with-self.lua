local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(conf.limit)
end

Handler.header_filter = function(_, conf)
  kong.log.debug(conf.limit)
end

function Handler.body_filter()
end

function Handler.log(...)
  kong.log.debug(...)
end

function Handler.init_worker(conf, more)
  kong.log.debug(conf, more)
end

function Handler.rewrite(handler)
  kong.log.debug(handler.VERSION)
end

function Handler.helper(conf)
  return conf
end

return Handler
