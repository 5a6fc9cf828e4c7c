local jar = require "kong.plugins.cookie-strip.jar"

local kong = kong


local CookieStrip = {
  PRIORITY = 796,
  VERSION = "1.0.2",
}


-- Keeps cookies that are none of the service's business away from it.
function CookieStrip:access(conf)
  local header = kong.request.get_header("cookie")
  if not header then
    return
  end

  local kept, dropped = jar.filter(header, conf.keep, conf.drop)
  if dropped == 0 then
    return
  end

  kong.log.debug(dropped, " cookies are not passed on")

  if kept == "" then
    kong.service.request.clear_header("Cookie")
  else
    kong.service.request.set_header("Cookie", kept)
  end
end


return CookieStrip
