local agents = require "kong.plugins.device-check.agents"
local versions = require "kong.plugins.device-check.versions"

local kong = kong

local DeviceCheck = {
  PRIORITY = 2490,
  VERSION = "1.0.3",
}

local function minimum_for(conf, app)
  for _, entry in ipairs(conf.apps) do
    if entry.name == app then
      return entry
    end
  end
end

function DeviceCheck:acess(conf)
  local agent = kong.request.get_header("user-agent")
  local app = agents.parse(agent)
  if not app then
    if conf.require_app then
      return kong.response.exit(403, { message = "Only the app may use this service" })
    end
    return
  end

  local entry = minimum_for(conf, app.name)
  if not entry then
    return
  end

  if versions.compare(app.version, entry.minimum) < 0 then
    return kong.response.exit(426, {
      message = "Please update the app",
      minimum = entry.minimum,
      store_url = entry.store_url,
    })
  end

  if entry.latest and versions.compare(app.version, entry.latest) < 0 then
    kong.ctx.plugin.latest = entry.latest
  end
end

function DeviceCheck.header_filter(conf)
  local latest = kong.ctx.plugin.latest
  if latest then
    kong.response.set_header(conf.update_header, latest)
  end
end

function DeviceCheck:log(conf)
  if conf.log_outdated and kong.ctx.plugin.latest then
    kong.log.set_serialize_value("device.outdated", true)
  end
end

return DeviceCheck
