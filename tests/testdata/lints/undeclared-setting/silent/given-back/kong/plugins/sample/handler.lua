local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  return conf.limit or conf.older_limit
end

return Sample
