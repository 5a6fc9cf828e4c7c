local country = require "kong.plugins.geo-header.country"
local lookup = require "kong.plugins.geo-header.lookup"

local kong = kong

local GeoHeader = {
  PRIORITY = 810,
  VERSION = "1.2.0",
}

local function cached_lookup(conf, ip)
  local place, err = kong.cache:get("geo-header:" .. ip, { ttl = conf.cache_ttl }, lookup.place, conf, ip)
  if err then
    kong.log.error("lookup of ", ip, " failed: ", err)
    return nil
  end

  return place
end

local function blocked(conf, code)
  for _, entry in ipairs(conf.blocked_countries) do
    if entry == code then
      return true
    end
  end

  return false
end

function GeoHeader:access(conf)
  local ip = kong.client.get_forwarded_ip()
  if country.is_private(ip) then
    kong.service.request.set_header(conf.country_header, conf.private_country)
    return
  end

  local place = cached_lookup(conf, ip)
  local code = place and country.normalize(place.country) or conf.unknown_country

  if blocked(conf, code) then
    return kong.response.exit(451, { message = "Not available in your country" })
  end

  kong.service.request.set_header(conf.country_header, code)
  if conf.city_header and place and place.city then
    kong.service.request.set_header(conf.city_header, place.city)
  end

  kong.ctx.shared.country = code
end

function GeoHeader:log()
  local code = kong.ctx.shared.country
  if code then
    kong.log.set_serialize_value("geo.country", code)
  end
end

return GeoHeader
