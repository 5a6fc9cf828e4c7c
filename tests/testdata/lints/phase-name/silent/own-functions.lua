local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:accept(conf)
  return conf
end

function Handler:logs(conf)
  return conf
end

function Handler:access(conf)
  self:logs(conf)
  self:accept(conf)
end

function Handler:ws_close()
end

Handler.Access = true

return Handler
