local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }
local late
late = nil

local function deny(n)
  if n > 3 then
    kong.response.exit(403)
  end
end

function done()
  kong.response.exit(200)
end

function Handler:body_filter(conf)
  deny(conf.limit)
end

function Handler:log()
  done()
  deny(4)
  late()
end

function Handler:init_worker()
  late = function() kong.response.set_status(200) end
end

return Handler
