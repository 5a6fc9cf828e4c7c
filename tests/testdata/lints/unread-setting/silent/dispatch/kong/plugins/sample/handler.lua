local by = {
  a = function(conf) return conf.limit end,
  b = function(settings) return settings.window end,
}

local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

function Sample:access(conf)
  return by[kong.request.get_method()](conf)
end

return Sample
