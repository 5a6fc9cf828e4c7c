local beacon = require "kong.plugins.edge-beacon.beacon"
local registry = require "kong.plugins.edge-beacon.registry"

local kong = kong
local ngx = ngx

local EdgeBeacon = {
  PRIORITY = 17,
  VERSION = "0.1.4",
}

-- Tells the registry that this worker is there.
function EdgeBeacon:init_worker()
  if ngx.worker.id() ~= 0 then
    return
  end

  local ok, err = registry.announce(kong.node.get_id(), kong.node.get_hostname())
  if not ok then
    kong.log.warn("could not announce this node: ", err)
  end
end

function EdgeBeacon:access(conf)
  if conf.pass_id then
    kong.service.request.set_header("X-Edge-Id", kong.node.get_id())
  end
  kong.ctx.plugin.started = ngx.now()
end

function EdgeBeacon:header_filter(conf)
  if not conf.experiments_url then
    return
  end

  local experiments = beacon.experiments(conf, kong.request.get_header("x-visitor"))
  if experiments then
    kong.response.set_header("X-Experiments", experiments)
  end
end

function EdgeBeacon:log(conf)
  local started = kong.ctx.plugin.started
  if not started then
    return
  end

  local line = beacon.line {
    node = kong.node.get_id(),
    status = kong.response.get_status(),
    milliseconds = (ngx.now() - started) * 1000,
  }

  local socket = ngx.socket.tcp()
  socket:settimeout(conf.timeout)
  local ok, err = socket:connect(conf.collector_host, conf.collector_port)
  if not ok then
    kong.log.err("collector is not reachable: ", err)
    return
  end

  socket:send(line .. "\n")
  socket:setkeepalive(10000)
end

return EdgeBeacon
