local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:configure(configs)
  self.configs = configs
end

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
