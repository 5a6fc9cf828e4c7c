local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local store = require "kong.plugins.counter.store"
local text = require "kong.plugins.counter.text"

function Handler:access(conf)
  kong.response.set_header("X-Count", store.count(text.of(conf.word)))
end

return Handler
