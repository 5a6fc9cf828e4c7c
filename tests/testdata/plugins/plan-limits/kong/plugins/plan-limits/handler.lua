local plans = require "kong.plugins.plan-limits.plans"
local shape = require "kong.plugins.plan-limits.shape"

local kong = kong


local PlanLimits = {
  PRIORITY = 930,
  VERSION = "0.9.5",
}


function PlanLimits:access(conf)
  local plan = plans.of(kong.client.get_consumer(), conf)
  local limits = plans.limits(plan)

  local verdict = shape.check(limits, {
    method = kong.request.get_method(),
    content_length = tonumber(kong.request.get_header("content-length")) or 0,
    query_count = shape.count(kong.request.get_query()),
    path = kong.request.get_path(),
  })

  kong.ctx.plugin.plan = plan

  if verdict and conf.enforce then
    return kong.response.exit(verdict.status, {
      message = verdict.message,
      plan = plan,
      upgrade = conf.upgrade_url,
    })
  end

  if verdict and plans.is_reported(plan, conf.report_plans) then
    kong.log.notice("over the limits of plan ", plan, ": ", verdict.message)
  end
end


function PlanLimits:header_filter(conf)
  if conf.show_plan and kong.ctx.plugin.plan then
    kong.response.set_header("X-Plan", kong.ctx.plugin.plan)
  end
end


return PlanLimits
