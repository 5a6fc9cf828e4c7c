local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  do
    local found = conf.found
    kong.log.debug(found)
  end
  kong.log.debug(found)
end

return Handler
