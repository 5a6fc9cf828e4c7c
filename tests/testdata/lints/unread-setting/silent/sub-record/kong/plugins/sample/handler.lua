local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  local Queue = require "kong.tools.queue"
  Queue.get_plugin_params("sample", conf)
  require("resty.thing").connect(conf.redis)
end

return Sample
