local access_list = require "kong.plugins.sni-router.access_list"
local patterns = require "kong.plugins.sni-router.patterns"

local kong = kong
local ngx = ngx


local SniRouter = {
  PRIORITY = 1500,
  VERSION = "0.8.1",
}


local function refuse(reason)
  kong.log.notice("connection refused: ", reason)
  return ngx.exit(ngx.ERROR)
end


-- Runs in the stream subsystem before the first byte is sent to the upstream.
function SniRouter:preread(conf)
  local client = kong.client.get_ip()
  if not access_list.admits(conf.clients, client) then
    return refuse("client " .. client .. " is not on the list")
  end

  local name = ngx.var.ssl_preread_server_name
  if not name or name == "" then
    if conf.require_sni then
      return refuse("no server name")
    end
    name = conf.default_name
  end

  local target = name and patterns.find(conf.targets, name:lower())
  if not target then
    if conf.pass_unknown then
      return
    end
    return refuse("no target for " .. tostring(name))
  end

  kong.ctx.plugin.server_name = name
  kong.ctx.plugin.target = target.host .. ":" .. target.port
  kong.service.set_target(target.host, target.port)
end


function SniRouter:log(conf)
  local target = kong.ctx.plugin.target
  if not target then
    return
  end

  if conf.log_targets then
    kong.log.info("connection for ", kong.ctx.plugin.server_name, " went to ", target)
  end
end


return SniRouter
