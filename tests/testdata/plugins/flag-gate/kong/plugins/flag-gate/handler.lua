local evaluate = require "kong.plugins.flag-gate.evaluate"
local poller = require "kong.plugins.flag-gate.poller"
local store = require "kong.plugins.flag-gate.store"

local kong = kong


local FlagGate = {
  PRIORITY = 960,
  VERSION = "2.2.0",
}


function FlagGate:init_worker()
  poller.start()
end


-- Called with all configurations whenever one of them changes, and with nil when none is left.
function FlagGate:configure(configs)
  local sources = {}
  for _, conf in ipairs(configs or {}) do
    sources[conf.source] = {
      url = conf.source,
      token = conf.token,
      interval = conf.interval,
      timeout = conf.timeout,
    }
  end

  store.keep_only(sources)
  poller.watch(sources)
end


local function subject()
  local consumer = kong.client.get_consumer()
  if consumer then
    return consumer.id, consumer.tags or {}
  end

  return kong.client.get_forwarded_ip(), {}
end


function FlagGate:access(conf)
  local flags = store.flags(conf.source)
  if not flags then
    kong.log.debug("flags of ", conf.source, " are not loaded yet")
  end

  local id, tags = subject()
  local on = evaluate.flag(flags and flags[conf.flag], id, tags)
  if on == nil then
    on = conf.default_on
  end

  if not on then
    return kong.response.exit(conf.off_status, { message = conf.off_message })
  end

  if conf.forward_flags then
    kong.service.request.set_header("X-Feature-Flags", table.concat(evaluate.enabled(flags or {}, id, tags), ","))
  end
end


return FlagGate
