local socket = require "socket"
local url = require "socket.url"
local ltn12 = require "ltn12"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("*a")
  file:close()
  return text
end

local banner = read("/etc/hostname")

function Handler:init_worker()
  self.banner = banner .. read("/etc/hostname")
end

function Handler:access(conf)
  kong.log.debug(socket.gettime(), url.parse(conf.url), ltn12.source.string("x"), os.time(), io.stderr)
end

return Handler
