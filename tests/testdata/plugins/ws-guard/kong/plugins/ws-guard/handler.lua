local handshake = require "kong.plugins.ws-guard.handshake"
local origins = require "kong.plugins.ws-guard.origins"
local slots = require "kong.plugins.ws-guard.slots"

local kong = kong


local WsGuard = {
  PRIORITY = 1995,
  VERSION = "0.2.0",
}


function WsGuard:access(conf)
  local offer = handshake.read()
  if not offer then
    if conf.upgrade_only then
      kong.response.set_header("Upgrade", "websocket")
      return kong.response.error(426)
    end
    return
  end

  if offer.version ~= "13" then
    return kong.response.error(400, "unsupported WebSocket version", { ["Sec-WebSocket-Version"] = "13" })
  end

  if not origins.allowed(conf.origins, offer.origin) then
    kong.log.notice("origin ", offer.origin or "(none)", " may not open a WebSocket")
    return kong.response.error(403, "origin not allowed")
  end

  if #conf.subprotocols > 0 then
    local protocol = handshake.choose(offer.protocols, conf.subprotocols)
    if not protocol then
      return kong.response.error(400, "no subprotocol in common")
    end
    kong.service.request.set_header("Sec-WebSocket-Protocol", protocol)
  end

  local client = kong.client.get_forwarded_ip()
  local taken, err = slots.take(client, conf.max_connections)
  if err then
    kong.log.err("could not count connections: ", err)
    return
  end
  if not taken then
    return kong.response.error(429, "too many connections")
  end

  kong.ctx.plugin.client = client
end


-- For an upgraded connection the log phase comes when it is closed.
function WsGuard:log()
  local client = kong.ctx.plugin.client
  if client then
    slots.give_back(client)
  end
end


return WsGuard
