local export = require "kong.plugins.claims-export.export"
local payload = require "kong.plugins.claims-export.payload"

local kong = kong

local ClaimsExport = {
  PRIORITY = 890,
  VERSION = "0.2.0",
}

local function bearer_token()
  local header = kong.request.get_header("authorization")
  return header and header:match("^[Bb]earer%s+(.+)$")
end

-- Runs after an authentication plugin, so the token is known to be good.
function ClaimsExport:access(conf)
  local token = bearer_token()
  if not token then
    if conf.required then
      return kong.response.exit(401, { message = "Unauthorized" })
    end
    return
  end

  local claims, err = payload.decode(token)
  if not claims then
    kong.log.warn("token not understood: ", err)
    return
  end

  if conf.headers_prefix then
    for name, value in pairs(export.flat(claims, conf.max_depth)) do
      kong.service.request.set_header(conf.headers_prefix .. name, value)
    end
  end

  if conf.combined_header then
    local text = export.combined(claims, conf.claims)
    kong.service.request.set_header(conf.combined_header, text)
  end

  local seconds = payload.seconds_left(claims, ngx.time())
  if seconds then
    kong.service.request.set_header("X-Claims-Seconds-Left", seconds)
  end

  if conf.hide_token then
    kong.service.request.clear_header("Authorization")
  end
end

return ClaimsExport
