local calendar = require "kong.plugins.maintenance-window.calendar"
local notice = require "kong.plugins.maintenance-window.notice"

local kong = kong
local ngx = ngx


local MaintenanceWindow = {
  PRIORITY = 3000,
  VERSION = "1.0",
}


local function exempt(conf)
  local path = kong.request.get_path()
  for _, prefix in ipairs(conf.exempt_paths) do
    if path:sub(1, #prefix) == prefix then
      return true
    end
  end

  local header = conf.bypass_header
  return header ~= nil and kong.request.get_header(header) ~= nil
end


-- Maintenance concerns the whole gateway, so it is looked at before a route is searched for. Kong
-- runs this phase for global plugins only.
function MaintenanceWindow:rewrite(conf)
  local now = ngx.time()
  local window = calendar.current(conf.windows, now)
  if not window or exempt(conf) then
    return
  end

  local seconds = calendar.ends(window, now) - now
  return kong.response.exit(conf.status, notice.body(conf, window, seconds), {
    ["Retry-After"] = seconds,
    ["Cache-Control"] = "no-store",
    ["Content-Type"] = notice.content_type(conf),
  })
end


function MaintenanceWindow:header_filter(conf)
  if not conf.announce_before then
    return
  end

  local seconds = calendar.until_next(conf.windows, ngx.time())
  if seconds and seconds <= conf.announce_before then
    kong.response.set_header("X-Maintenance-In", seconds)
  end
end


return MaintenanceWindow
