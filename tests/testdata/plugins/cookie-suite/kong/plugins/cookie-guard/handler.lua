local attributes = require "kong.plugins.cookie-guard.attributes"

local kong = kong


local CookieGuard = {
  PRIORITY = 795,
  VERSION = "1.0.2",
}


-- Gives every cookie of the upstream the attributes that it lacks.
function CookieGuard:header_filter(conf)
  if kong.response.get_source() ~= "service" and not conf.own_responses then
    return
  end

  local cookies = kong.response.get_headers()["set-cookie"]
  if not cookies then
    return
  end
  if type(cookies) ~= "table" then
    cookies = { cookies }
  end

  local guarded = {}
  for i, cookie in ipairs(cookies) do
    if attributes.is_exempt(cookie, conf.exempt) then
      guarded[i] = cookie
    else
      guarded[i] = attributes.add(cookie, conf)
    end
  end

  kong.response.set_header("Set-Cookie", guarded)
end


return CookieGuard
