local buckets = require "kong.plugins.canary-split.buckets"
local sticky = require "kong.plugins.canary-split.sticky"

local kong = kong
local ngx = ngx


local plugin = {
  -- Operators that run other routing plugins move this one without a new build.
  PRIORITY = tonumber(os.getenv("CANARY_SPLIT_PRIORITY")) or 15,
  VERSION = "1.3.1",
}


local function current_percentage(conf)
  if not conf.start then
    return conf.percentage
  end

  local elapsed = ngx.time() - conf.start
  if elapsed <= 0 then
    return 0
  end
  if elapsed >= conf.duration then
    return conf.percentage
  end

  return conf.percentage * elapsed / conf.duration
end


local function forced(conf)
  if not conf.force_header then
    return nil
  end

  local value = kong.request.get_header(conf.force_header)
  if value == "always" then
    return true
  end
  if value == "never" then
    return false
  end
end


function plugin:access(conf)
  local chosen = forced(conf)

  if chosen == nil then
    local key = sticky.key(conf)
    chosen = buckets.of(key, conf.salt) < current_percentage(conf)
  end

  kong.ctx.plugin.canary = chosen
  if not chosen then
    return
  end

  if conf.upstream then
    local ok, err = kong.service.set_upstream(conf.upstream)
    if not ok then
      kong.log.err("canary upstream not usable, request stays on the stable one: ", err)
      kong.ctx.plugin.canary = false
      return
    end
  else
    kong.service.set_target(conf.host, conf.port)
  end

  if conf.path_prefix then
    kong.service.request.set_path(conf.path_prefix .. kong.request.get_path())
  end
end


function plugin:header_filter(conf)
  local chosen = kong.ctx.plugin.canary
  if chosen == nil then
    return
  end

  if conf.release_header then
    kong.response.set_header(conf.release_header, chosen and "canary" or "stable")
  end

  local cookie = kong.ctx.plugin.cookie
  if cookie then
    kong.response.add_header("Set-Cookie", cookie)
  end
end


return plugin
