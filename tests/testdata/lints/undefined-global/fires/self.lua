local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function log()
  kong.log.debug(self.VERSION, self.PRIORITY)
end

function Handler:access(conf)
  log()
  kong.log.debug(ltn12.source.string(conf.body))
  kong.log.debug(conf.host, self.VERSION)
end

return Handler
