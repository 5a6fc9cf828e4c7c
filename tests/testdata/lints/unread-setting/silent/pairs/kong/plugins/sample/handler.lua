local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  for name, value in pairs(conf) do
    kong.log.debug(name, value)
  end
end

return Sample
