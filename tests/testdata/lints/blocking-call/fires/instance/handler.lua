local Reader = require "kong.plugins.sample.reader"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function read(name)
  local reader = Reader.new(name)
  return reader:load()
end

local function all(conf)
  return read(conf.path)
end

function Handler:access(conf)
  return all(conf)
end

return Handler
