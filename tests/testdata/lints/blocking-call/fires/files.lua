local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  local settings = dofile("/etc/sample.lua")
  local chunk = loadfile(conf.path)
  local name = os.tmpname()
  os.rename(name, settings.name)
  os.remove(name)
  return chunk
end

function Handler:configure()
  os.remove("/tmp/sample")
end

return Handler
