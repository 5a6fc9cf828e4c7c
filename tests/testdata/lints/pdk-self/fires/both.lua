local request = kong.request
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function load(id)
  return kong.db.consumers:select({ id = id })
end

function Handler:access(conf)
  local host = request:get_header("Host")
  kong.log:err("no host: ", host)
  local key = kong.db.consumers.cache_key(host)
  kong.cache.get(key, nil, load, host)
  kong.response:exit(403, { message = "no" })
end

return Handler
