local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local ctx = kong.ctx.plugin
local host = kong.request.get_host()
local shared = kong.ctx.shared

function Handler:access(conf)
  ctx.word = conf.word
  shared.host = host
end

return Handler
