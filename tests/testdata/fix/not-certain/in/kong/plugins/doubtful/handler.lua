local helper = require "kong.plugins.doubtful.helper"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.eror(helper.of(conf.word))
end

function Handler:lgo(conf)
  kong.response.exit(200, conf.word)
end

return Handler
