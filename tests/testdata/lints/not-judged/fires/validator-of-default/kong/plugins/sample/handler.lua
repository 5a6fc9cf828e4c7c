local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access()
  kong.log.debug("seen")
end

return Handler
