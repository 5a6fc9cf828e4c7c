local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function stop()
  os.exit(1)
end

function Handler:init_worker()
  ngx.timer.every(60, stop)
end

function Handler:access(conf)
  if not conf.key then
    stop()
  end
end

return Handler
