local Handler = { VERSION = "1.0.0", PRIORITY = 1001 }

local function enterprise()
  if not kong.version:find("enterprise", 1, true) then
    return nil
  end
  return require("kong.enterprise_edition.nothing")
end

function Handler:access(conf)
  local tools = require "kong.tools.string"
  local there, other = pcall(function() return require "kong.tools.nothing" end)
  if conf.old then
    other = require "kong.tools.nobody"
  end
  kong.log.debug(tools.strip(conf.word), there, other, enterprise())
end

return Handler
