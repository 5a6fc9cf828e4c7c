local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.ctx.plugin.conf = conf
end

return Sample
