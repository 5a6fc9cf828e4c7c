local kong = kong

local _M = {}

local function put(into, name, value)
  if value ~= nil and value ~= "" then
    into[name] = tostring(value)
  end
end

-- Tags of a request: the fixed ones, and what route and consumer are called.
function _M.collect(conf)
  local collected = {}
  for name, value in pairs(conf.static) do
    put(collected, name, value)
  end

  local route = kong.router.get_route()
  local service = kong.router.get_service()
  local consumer = kong.client.get_consumer()

  put(collected, "route", route and route.name)
  put(collected, "service", service and service.name)
  put(collected, "consumer", consumer and consumer.username)

  for _, name in ipairs(conf.from_headers) do
    put(collected, name, kong.request.get_header(name))
  end

  return collected
end

-- Whether a request carries a tag, with any value or with the given one.
function _M.has(collected, name, value)
  local found = collected[name]
  return found ~= nil and (value == nil or found == value)
end

-- Sends the tags along, one header each.
function _M.apply(conf, collected)
  for name, value in pairs(collected) do
    kong.service.request.set_header(conf.prefix .. name, value)
  end
end

function _M.count(collected)
  local count = 0
  for _ in pairs(collected) do
    count = count + 1
  end

  return count
end

return _M
