local cjson = require "cjson.safe"

local kong = kong


-- Levels of syslog, by the hundreds of the status.
local LEVELS = {
  [2] = 6,
  [3] = 6,
  [4] = 4,
  [5] = 3,
}


local _M = {}


local function flatten(into, prefix, value)
  if type(value) ~= "table" then
    into[prefix] = value
    return
  end

  for key, inner in pairs(value) do
    flatten(into, prefix .. "_" .. tostring(key), inner)
  end
end


function _M.build(conf, serialized)
  local status = serialized.response and serialized.response.status or 0

  local gelf = {
    version = "1.1",
    host = conf.node_name or kong.node.get_hostname(),
    short_message = (serialized.request.method or "?") .. " " .. (serialized.request.uri or "?"),
    timestamp = serialized.started_at / 1000,
    level = LEVELS[math.floor(status / 100)] or 5,
  }

  flatten(gelf, "_latency", serialized.latencies)
  gelf._status = status
  gelf._client_ip = serialized.client_ip

  for name, value in pairs(conf.extra) do
    gelf["_" .. name] = value
  end

  return cjson.encode(gelf)
end


return _M
