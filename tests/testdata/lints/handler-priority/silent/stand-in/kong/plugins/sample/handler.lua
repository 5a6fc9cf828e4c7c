local settings = require "some.rock.settings"

local Handler = { VERSION = settings.version, PRIORITY = settings.priority }

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
