--- Rest: what a module that Kong ships has and ours has not. It is inert, never
-- nil.

local host = require "kongsmith.host"


--- Completes `module`, which plugins know by `name`.
return function(name, module)
  return setmetatable(module, { __index = function(_, key)
    host.foreign[name] = "shipped"
    return host.stand_in(name .. "." .. tostring(key))
  end })
end
