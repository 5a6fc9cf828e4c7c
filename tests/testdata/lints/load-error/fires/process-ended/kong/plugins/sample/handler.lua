local Sample = { VERSION = "1.0.0", PRIORITY = 1000 }

if not Sample.ready then
  os.exit(7)
end


function Sample:access(conf)
  kong.log.debug(conf.value)
end


return Sample
