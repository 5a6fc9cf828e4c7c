local File = {}
File.__index = File
local Memory = {}
Memory.__index = Memory

function File:load()
  return io.open(self.path)
end

function Memory:load()
  return self.text
end

local function new(conf)
  if conf.text then
    return setmetatable({ text = conf.text }, Memory)
  end
  return setmetatable({ path = conf.path }, File)
end

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  local source = new(conf)
  return source:load()
end

return Handler
