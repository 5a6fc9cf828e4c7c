local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local total

function Handler:access(conf)
  total = conf.limit
  local function double(n) return n * 2 end
  kong.log.debug(double(total))
  kong.ctx.plugin.total = total
  _G.marker = total
end

return Handler
