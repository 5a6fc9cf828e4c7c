local baggage = require "kong.plugins.trace-baggage.baggage"
local traceparent = require "kong.plugins.trace-baggage.traceparent"

local kong = kong


local TraceBaggage = {
  PRIORITY = 99999,
  VERSION = "1.0.4",
}


local function incoming(conf)
  if not conf.trust_client then
    return nil
  end

  local header = kong.request.get_header("traceparent")
  if not header then
    return nil
  end

  local context, err = traceparent.parse(header)
  if not context then
    kong.log.debug("ignoring the client's trace: ", err)
  end

  return context
end


function TraceBaggage:access(conf)
  local context = incoming(conf) or traceparent.start(conf.sample)
  local child = traceparent.child(context)

  kong.service.request.set_header("traceparent", traceparent.format(child))

  local entries = baggage.parse(conf.trust_client and kong.request.get_header("baggage"))
  for key, value in pairs(conf.static) do
    entries[key] = value
  end

  if conf.route_key then
    local route = kong.router.get_route()
    entries[conf.route_key] = route and route.name
  end

  local header = baggage.format(entries, conf.max_size)
  if header then
    kong.service.request.set_header("baggage", header)
  else
    kong.service.request.clear_header("baggage")
  end

  kong.ctx.shared.trace_id = child.trace_id
  kong.ctx.plugin.trace_id = child.trace_id
end


function TraceBaggage:header_filter(conf)
  local trace_id = kong.ctx.plugin.trace_id
  if trace_id and conf.response_header then
    kong.response.set_header(conf.response_header, trace_id)
  end
end


function TraceBaggage:log()
  local trace_id = kong.ctx.plugin.trace_id
  if trace_id then
    kong.log.set_serialize_value("trace_id", trace_id)
  end
end


return TraceBaggage
