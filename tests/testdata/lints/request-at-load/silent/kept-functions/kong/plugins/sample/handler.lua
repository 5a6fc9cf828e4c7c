local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local kong_ctx = kong.ctx
local get_host = kong.request.get_host
local node = kong.node.get_id()

function Handler:access(conf)
  local late = require "kong.plugins.sample.late"
  kong_ctx.plugin.word = conf.word
  kong.ctx.shared.host = get_host() .. node .. late
end

return Handler
