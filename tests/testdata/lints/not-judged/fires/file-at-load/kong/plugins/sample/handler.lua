local file = assert(io.open("/etc/hostname"))
local Handler = { VERSION = "1.0.0", PRIORITY = 1000, host = file:read("*l") }

function Handler:access()
  kong.log.debug(self.host)
end

return Handler
