local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function helper()
  return "for the code of the user"
end

function Handler:access(conf)
  kong.log.debug(loadstring(conf.code)())
end

return Handler
