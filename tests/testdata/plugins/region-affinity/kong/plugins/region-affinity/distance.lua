local regions = require "kong.plugins.region-affinity.regions"

local rad = math.rad
local EARTH_RADIUS = 6371

local _M = {}

-- Kilometres between two points of the earth, along its surface.
local function kilometres(a, b)
  local latitude = math.sin(rad(b.latitude - a.latitude) / 2)
  local longitude = math.sin(rad(b.longitude - a.longitude) / 2)

  local h = latitude * latitude
    + math.cos(rad(a.latitude)) * math.cos(rad(b.latitude)) * longitude * longitude

  return 2 * EARTH_RADIUS * math.asin(math.min(1, math.sqrt(h)))
end

-- The endpoints with their distances, the nearest one first.
function _M.sorted(home, endpoints)
  local from = regions.location(home)
  local list = {}

  for _, endpoint in ipairs(endpoints) do
    local to = regions.location(endpoint.region)
    if from and to then
      list[#list + 1] = {
        host = endpoint.host,
        port = endpoint.port,
        region = endpoint.region,
        distance = kilometres(from, to) * endpoint.weight,
      }
    end
  end

  table.sort(list, function(a, b)
    return a.distance < b.distance
  end)

  return lists
end

return _M
