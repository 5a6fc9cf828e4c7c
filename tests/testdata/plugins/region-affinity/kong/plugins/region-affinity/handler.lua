local distance = require "kong.plugins.region-affinity.distance"
local regions = require "kong.plugins.region-affinity.regions"

local kong = kong

local RegionAffinity = {
  PRIORITY = 19,
  VERSION = "0.3.3",
}

local function home_region(conf)
  local header = kong.request.get_header(conf.region_header)
  if header and regions.known(header) then
    return header
  end

  if conf.default_region then
    return conf.default_region
  else
    return regions.FALLBACK
  end

  kong.log.debug("no region found, request stays where it is")
end

function RegionAffinity:access(conf)
  local home = home_region(conf)

  candidates = distance.sorted(home, conf.endpoints)
  local nearest = candidates[1]
  if not nearest then
    kong.log.warn("no endpoint is configured")
    return
  end

  if conf.max_distance and nearest.distance > conf.max_distance then
    return kong.response.exit(503, { message = "No endpoint near region " .. home })
  end

  kong.service.set_target(nearest.host, nearest.port)
  kong.ctx.plugin.region = nearest.region
end

function RegionAffinity:header_filter(conf)
  local region = kong.ctx.plugin.region
  if region and conf.response_header then
    kong.response.set_header(conf.response_header, region)
  end
end

function RegionAffinity:log()
  local region = kong.ctx.plugin.region
  if region then
    kong.log.set_serialize_value("region", region)
  end
end

return RegionAffinity
