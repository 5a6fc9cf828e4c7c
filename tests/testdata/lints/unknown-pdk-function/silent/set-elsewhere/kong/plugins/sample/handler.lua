require("kong.plugins.sample.requests")

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.service.requests.count(conf.word)
  kong.logg("x")
end

return Handler
