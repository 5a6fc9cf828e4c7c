local ledger = require "kong.plugins.partner-billing.ledger"
local prices = require "kong.plugins.partner-billing.prices"

local kong = kong
local ngx = ngx


local PartnerBilling = {
  PRIORITY = 18,
  VERSION = "0.5.0",
}


function PartnerBilling:access(conf)
  local consumer = kong.client.get_consumer()
  if not consumer then
    return
  end

  local plan = prices.plan_of(consumer.tags, conf.plans) or conf.default_plan
  if not plan then
    return kong.response.exit(402, { message = "No plan" })
  end

  kong.ctx.plugin.plan = plan
  kong.ctx.plugin.partner = consumer.id
end


function PartnerBilling:log(conf)
  local ctx = kong.ctx.plugin
  if not ctx.plan or kong.response.get_status() >= 500 then
    return
  end

  local price = prices.of(conf.plans[ctx.plan], kong.request.get_method())
  if price == 0 then
    return
  end

  local ok, err = ngx.timer.at(0, ledger.book, conf, {
    partner = ctx.partner,
    plan = ctx.plan,
    price = price,
    at = ngx.time(),
    request = kong.request.get_header("x-kong-request-id"),
  })
  if not ok then
    kong.log.err("could not create a timer: ", err)
  end
end


return PartnerBilling
