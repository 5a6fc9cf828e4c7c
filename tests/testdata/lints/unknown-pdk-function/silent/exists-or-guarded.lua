local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local trace = kong.log.trace2
kong.log.audit = function() end

function Handler:access(conf)
  kong.log.err("x")
  kong.log("x")
  kong.log.inspect.on()
  kong.log.audit("x")
  if kong.request.get_tls then
    kong.request.get_tls()
  end
  local id = kong.client.get_id and kong.client.get_id()
  if type(kong.tracing.get_active_span) == "function" then
    kong.tracing.get_active_span()
  end
  if trace then
    trace(id)
  end
  kong.cache:get("x", nil, function() end)
  kong.db.things:select({ id = id })
  kong.log[conf.level]("x")
  kong.mine.run()
  kong.client.get_consumer_groups()
end

return Handler
