local cjson = require "cjson"
local kong = kong
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function helper(n)
  if n > 0 then return helper(n - 1) end
end

function Handler:access(conf)
  local answer, err = kong.cache:get(conf.key, nil, function() return 1 end)
  local last
  last = answer
end

return Handler
