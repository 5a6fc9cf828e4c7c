local cache = kong.cache
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function get(store, key)
  return cache.get(store, key, nil, kong.node.get_id)
end

function Handler:access(conf)
  local id = kong.node:get_id()
  local method = kong.request:get_method()
  kong.cache.probe(cache, id)
  kong.cache:invalidate(id)
  kong.jwe:decode(conf.token)
  kong.db.connector.query(conf.query)
  return get(cache, method)
end

return Handler
