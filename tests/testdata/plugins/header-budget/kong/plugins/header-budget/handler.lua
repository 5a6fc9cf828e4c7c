local measure = require "kong.plugins.header-budget.measure"
local trim = require "kong.plugins.header-budget.trim"

local kong = kong


local HeaderBudget = {
  PRIORITY = 952,
  VERSION = "1.0.0",
}


local function report(conf, usage)
  if conf.report_header then
    kong.response.set_header(conf.report_header, usage.bytes .. "/" .. conf.max_bytes)
  end
end


function HeaderBudget:access(conf)
  local headers, err = kong.request.get_headers(1000)
  if err == "truncated" then
    return kong.response.error(431)
  end

  local usage = measure.headers(headers)
  kong.ctx.plugin.usage = usage

  if usage.bytes <= conf.max_bytes and usage.count <= conf.max_headers then
    return
  end

  if conf.on_excess == "refuse" then
    kong.log.notice("request headers of ", usage.bytes, " bytes refused, largest is ", usage.largest)
    return kong.response.error(431)
  end

  -- Headers that the service does not need go first, in the order of the configuration.
  for _, name in ipairs(trim.victims(headers, conf.expendable, usage.bytes - conf.max_bytes)) do
    kong.service.request.clear_header(name)
  end
end


function HeaderBudget:header_filter(conf)
  local usage = kong.ctx.plugin.usage
  if usage then
    report(conf, usage)
  end
end


function HeaderBudget:log()
  local usage = kong.ctx.plugin.usage
  if usage then
    kong.log.set_serialize_value("header_budget", usage)
  end
end


return HeaderBudget
