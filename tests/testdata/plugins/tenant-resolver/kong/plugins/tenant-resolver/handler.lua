local directory = require "kong.plugins.tenant-resolver.directory"
local sources = require "kong.plugins.tenant-resolver.sources"

local kong = kong


local TenantResolver = {
  VERSION = "4.0.0",
  PRIORITY = 1005,
}


function TenantResolver:configure(configs)
  directory.rebuild(configs or {})
end


function TenantResolver:access(conf)
  local name, source = sources.first(conf.order, conf.sources)

  if not name then
    name = conf.fallback
    source = "fallback"
  end
  if not name then
    return kong.response.error(conf.missing_status, "tenant is missing")
  end

  local tenant = directory.find(conf, name)
  if not tenant then
    kong.log.info("unknown tenant ", name, " from ", source)
    return kong.response.error(404, "unknown tenant")
  end

  if tenant.suspended then
    return kong.response.error(402, "tenant is suspended")
  end

  if tenant.upstream_host then
    kong.service.set_target(tenant.upstream_host, tenant.upstream_port)
  end

  kong.service.request.set_header(conf.header, tenant.id)
  kong.ctx.shared.tenant = tenant.id
  kong.log.set_serialize_value("tenant", { id = tenant.id, source = source })
end


return TenantResolver
