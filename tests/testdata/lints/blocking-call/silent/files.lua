local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local settings = loadfile("/etc/sample.lua")

function Handler:init_worker()
  os.rename(os.tmpname(), "/tmp/sample")
end

function Handler:access(conf)
  return settings and os.time() - os.clock() + conf.limit
end

return Handler
