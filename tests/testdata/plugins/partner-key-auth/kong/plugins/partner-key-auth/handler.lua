local fingerprint = require "kong.plugins.partner-key-auth.fingerprint"
local partners = require "kong.plugins.partner-key-auth.partners"

local kong = kong


local PartnerKeyAuth = {
  PRIORITY = 1240,
  VERSION = "1.4.0",
}


local function presented_key(conf)
  for _, name in ipairs(conf.key_headers) do
    local value = kong.request.get_header(name)
    if value and value ~= "" then
      return value, name
    end
  end
end


local function refuse(conf, message)
  return kong.response.exit(401, { message = message }, {
    ["WWW-Authenticate"] = 'PartnerKey realm="' .. conf.realm .. '"',
  })
end


function PartnerKeyAuth:access(conf)
  if conf.skip_preflight and kong.request.get_method() == "OPTIONS" then
    return
  end

  local key, header_name = presented_key(conf)
  if not key then
    return refuse(conf, "No partner key found in request")
  end

  local digest, err = fingerprint.of(key, conf.pepper)
  if not digest then
    kong.log.err("could not hash the partner key: ", err)
    return kong.response.exit(500, { message = "An unexpected error occurred" })
  end

  local partner = partners.find(conf.partners, digest)
  if not partner then
    kong.log.info("unknown partner key with fingerprint ", fingerprint.short(digest))
    return refuse(conf, "Invalid partner key")
  end

  if conf.hide_key then
    kong.service.request.clear_header(header_name)
  end

  if conf.map_consumer then
    local consumer, cerr = partners.consumer(partner)
    if cerr then
      kong.log.err("could not load the consumer of partner ", partner, ": ", cerr)
      return kong.response.exit(500, { message = "An unexpected error occurred" })
    end

    if consumer then
      kong.client.authenticate(consumer, nil)
      kong.service.request.set_header("X-Consumer-Username", consumer.username)
    end
  end

  kong.service.request.set_header(conf.partner_header, partner)
end


return PartnerKeyAuth
