local cjson = require "cjson.safe"

local kong = kong


local _M = {}


local function drop_path(entry, path)
  local parent = entry
  local last

  for part in path:gmatch("[^.]+") do
    if last then
      parent = parent[last]
      if type(parent) ~= "table" then
        return
      end
    end
    last = part
  end

  if last then
    parent[last] = nil
  end
end


-- The serialized request in the shape of the event store, as a JSON text.
function _M.build(conf, serialized)
  for _, path in ipairs(conf.remove_fields) do
    drop_path(serialized, path)
  end

  local route = kong.router.get_route()
  local service = kong.router.get_service()

  return cjson.encode({
    type = conf.event_type,
    source = kong.node.get_hostname(),
    time = serialized.started_at,
    route = route and route.name,
    service = service and service.name,
    labels = conf.labels,
    data = serialized,
  })
end


return _M
