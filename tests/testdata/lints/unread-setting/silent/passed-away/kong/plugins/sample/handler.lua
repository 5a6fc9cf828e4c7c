local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  require("resty.thing").go(conf)
end

return Sample
