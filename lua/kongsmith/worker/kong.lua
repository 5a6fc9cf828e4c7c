--- kong: the global of plugins as they find it while Kong starts. Caches and
-- events are made later, when a worker starts, and do not exist yet.

local host = require "kongsmith.host"
local kit = require "kongsmith.worker.kit"

local stand_in = host.stand_in


local function nothing() end


local log = setmetatable({}, { __call = nothing })
for _, name in ipairs({ "debug", "info", "notice", "warn", "err", "crit", "alert", "emerg", "set_serialize_value",
                        "serialize", "trace" }) do
  log[name] = nothing
end
log.new = function() return log end
log.set_format, log.reset_format = nothing, nothing
log.deprecation = setmetatable({ write = nothing }, { __call = nothing })
log.inspect = setmetatable({ on = nothing, off = nothing }, { __call = nothing })

local kong = {
  version = "3.9.1",
  version_num = 3009001,
  pdk_major_version = 2,
  pdk_version = "2.1.0",
  _debug = {},
  configuration = require "kongsmith.worker.configuration",
  ctx = kit.ctx,
  default_workspace = "00000000-0000-0000-0000-000000000000",
  log = log,
  table = {
    new = function() return {} end,
    clear = function(values)
      for key in pairs(values) do
        values[key] = nil
      end
    end,
    merge = function(one, other)
      local merged = {}
      for _, values in ipairs({ one or {}, other or {} }) do
        for key, value in pairs(values) do
          merged[key] = value
        end
      end
      return merged
    end,
  },
  node = { get_id = function() return "00000000-0000-0000-0000-000000000000" end,
           get_hostname = function() return "localhost" end, get_memory_stats = stand_in("kong.node.get_memory_stats") },
  nginx = { get_subsystem = function() return "http" end, get_statistics = stand_in("kong.nginx.get_statistics") },
}

for _, name in ipairs({ "client", "cluster", "db", "dns", "ip", "plugin", "request", "response", "router",
                        "service", "telemetry", "timer", "tracing", "vault" }) do
  kong[name] = stand_in("kong." .. name)
end
kit.put_into(kong)

return kong
