local format = require "kong.plugins.latency-stamp.format"
local timings = require "kong.plugins.latency-stamp.timings"
local kong = kong

local LatencyStamp = {
  PRIORITY = 20,
  VERSION = "0.2.1",
}

function LatencyStamp:access(conf)
  timings.mark("access")

  if conf.forward_start then
    kong.service.request.set_header("X-Request-Start", "t=" .. kong.request.get_start_time())
  end
end

-- The body is looked at for slow responses only.
function LatencyStamp:response(conf)
  timings.mark("response")

  local elapsed = timings.total()
  if elapsed < conf.slow_threshold then
    return
  end

  local body = kong.service.response.get_raw_body() or ""
  kong.log.warn("slow response of ", #body, " bytes after ", elapsed, " ms")

  if conf.slow_header then
    kong.response.set_header(conf.slow_header, "true")
  end
end

function LatencyStamp:header_filter(conf)
  local spans = timings.spans()

  if conf.server_timing then
    kong.response.add_header("Server-Timing", format.server_timing(spans))
  end

  local total = timings.total()
  if conf.minimum and total < conf.minimum then
    return
  end

  kong.response.set_header(conf.header, format.milliseconds(total))
end

function LatencyStamp:log()
  for name, milliseconds in pairs(timings.spans()) do
    kong.log.set_serialize_value("latency_stamp." .. name, milliseconds)
  end
end

return LatencyStamp
