local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  kong.log.inspect(conf)
end

return Sample
