local mask = require "kong.plugins.response-mask.mask"
local media = require "kong.plugins.response-mask.media"
local paths = require "kong.plugins.response-mask.paths"

local cjson = require "cjson.safe"

local kong = kong


local ResponseMask = {
  PRIORITY = 798,
  VERSION = "2.3.4",
}


local function unmasked_reader(conf)
  local groups = kong.ctx.shared.authenticated_groups or {}
  for _, group in ipairs(groups) do
    if conf.trusted_groups[group] then
      return true
    end
  end

  return false
end


function ResponseMask:access(conf)
  if unmasked_reader(conf) then
    return
  end

  -- A compressed body could not be read.
  kong.service.request.clear_header("Accept-Encoding")
  kong.ctx.plugin.active = true
end


function ResponseMask:header_filter(conf)
  if not kong.ctx.plugin.active then
    return
  end

  local suits = media.is_json(kong.response.get_header("content-type"))
  if not suits or kong.response.get_header("content-encoding") then
    kong.ctx.plugin.active = false
    return
  end

  kong.response.clear_header("Content-Length")
  kong.response.clear_header("ETag")
  if conf.mark then
    kong.response.set_header("X-Masked", "true")
  end
end


function ResponseMask:body_filter(conf)
  if not kong.ctx.plugin.active then
    return
  end

  local body = kong.response.get_raw_body()
  if not body then
    return
  end

  local value, err = cjson.decode(body)
  if value == nil then
    kong.log.warn("response not masked, it is no JSON: ", err)
    return
  end

  for _, rule in ipairs(conf.rules) do
    paths.each(value, rule.path, function(holder, key)
      holder[key] = mask[rule.with](holder[key], rule)
    end)
  end

  kong.response.set_raw_body(cjson.encode(value))
end


return ResponseMask
