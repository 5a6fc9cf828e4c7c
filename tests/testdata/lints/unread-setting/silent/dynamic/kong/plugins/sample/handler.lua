local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  for _, name in ipairs({ kong.request.get_header("x") }) do
    kong.log.debug(conf[name])
  end
end

return Sample
