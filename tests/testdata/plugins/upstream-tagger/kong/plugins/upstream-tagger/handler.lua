local audit = require "kong.plugins.upstream-tagger.audit"
local tags = require "kong.plugins.upstream-tagger.tags"

local kong = kong

local UpstreamTagger = {
  PRIORITY = 797,
  VERSION = "2.0.0",
}

function UpstreamTagger:access(conf)
  local collected = tags.collect(conf)
  tags.apply(conf, collected)
  kong.ctx.plugin.tags = collected
end

function UpstreamTagger:header_filter(conf)
  local collected = kong.ctx.plugin.tags
  if not collected then
    return
  end

  -- The upstream may have asked for more tags.
  local more = kong.response.get_header(conf.request_header)
  if more then
    for name in more:gmatch("[^,%s]+") do
      collected[name] = collected[name] or "true"
    end
    tags.apply(conf, collected)
  end

  kong.response.set_header(conf.count_header, tags.count(collected))
end

function UpstreamTagger:log(conf)
  local collected = kong.ctx.plugin.tags
  if not collected then
    return
  end

  if conf.audit and not tags.has(collected, "audit", "off") then
    kong.log.set_serialize_value("tags.audit", audit.entry(collected))
  end

  kong.response.set_header(conf.count_header, tags.count(collected))
end

return UpstreamTagger
