local Queue = require "kong.tools.queue"

local event = require "kong.plugins.json-event-log.event"
local sender = require "kong.plugins.json-event-log.sender"

local kong = kong


local JsonEventLog = {
  PRIORITY = 15,
  VERSION = "2.0.0",
}


-- One queue for each destination, whatever number of plugin instances feed it.
local function queue_settings(conf)
  return Queue.get_plugin_params("json-event-log", conf, sender.destination(conf))
end


local function sampled(conf)
  return conf.sample_ratio >= 1 or math.random() < conf.sample_ratio
end


function JsonEventLog:log(conf)
  local status = kong.response.get_status()
  if status < conf.min_status or not sampled(conf) then
    return
  end

  local entry = event.build(conf, kong.log.serialize())

  local ok, err = Queue.enqueue(queue_settings(conf), sender.send, conf, entry)
  if not ok then
    kong.log.err("could not queue an event: ", err)
  end
end


return JsonEventLog
