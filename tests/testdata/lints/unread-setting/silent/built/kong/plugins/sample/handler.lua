local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }

for _, phase in ipairs({ "access", "log" }) do
  Sample[phase] = function(_, conf)
    return conf.limit
  end
end

return Sample
