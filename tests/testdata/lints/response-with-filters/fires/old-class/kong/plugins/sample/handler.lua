local BasePlugin = require "kong.plugins.base_plugin"

local Sample = BasePlugin:extend()

Sample.VERSION = "1.0.0"
Sample.PRIORITY = 1000


function Sample:response(conf)
  kong.response.set_header("X-Word", conf.word)
end


function Sample:log(conf)
  kong.log.info(conf.word)
end


function Sample:body_filter(conf)
  kong.log.debug(conf.word)
end


return Sample
