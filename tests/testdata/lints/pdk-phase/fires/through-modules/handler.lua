local finish = require "kong.plugins.sample.finish"

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function report(conf)
  finish.send(conf)
end

function Handler:access(conf)
  report(conf)
end

function Handler:body_filter(conf)
  report(conf)
end

function Handler:log(conf)
  report(conf)
end

return Handler
