local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  if conf.on then
    return 1
  else
    error("off")
    do return end
  end
  kong.log.debug("never")
end

function Handler:log()
  do return end
  kong.log.debug("never")
end

function Handler:init_worker()
  while true do
    ngx.sleep(1)
  end
  kong.log.debug("never")
end

return Handler
