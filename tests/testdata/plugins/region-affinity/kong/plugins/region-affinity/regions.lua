local _M = {}

_M.FALLBACK = "eu-west"

-- Where our data centres are.
local LOCATIONS = {
  ["eu-west"] = { latitude = 53.3, longitude = -6.3 },
  ["eu-central"] = { latitude = 50.1, longitude = 8.7 },
  ["us-east"] = { latitude = 38.9, longitude = -77.4 },
  ["us-west"] = { latitude = 45.8, longitude = -119.7 },
  ["ap-south"] = { latitude = 19.1, longitude = 72.9 },
  ["ap-east"] = { latitude = 35.7, longitude = 139.7 },
}

function _M.known(name)
  return LOCATIONS[name] ~= nil
end

function _M.location(name)
  return LOCATIONS[name]
end

return _M
