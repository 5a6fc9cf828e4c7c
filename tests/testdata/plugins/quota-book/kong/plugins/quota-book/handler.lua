local grants = require "kong.plugins.quota-book.grants"

local kong = kong


local QuotaBook = {
  PRIORITY = 915,
  VERSION = "1.1.0",
}


function QuotaBook:init_worker()
  grants.watch()
end


function QuotaBook:access(conf)
  local consumer = kong.client.get_consumer()
  if not consumer then
    return kong.response.error(401)
  end

  local grant, err = grants.find(consumer, conf.grant_name)
  if err then
    kong.log.err("could not read the grant of consumer ", consumer.id, ": ", err)
    return kong.response.error(500)
  end

  if not grant then
    if conf.default_amount == 0 then
      return kong.response.error(403, "no grant named " .. conf.grant_name)
    end
    grant = { amount = conf.default_amount, used = 0 }
  end

  local left = grant.amount - grant.used
  if left <= 0 and not conf.soft then
    return kong.response.error(402, "grant is used up")
  end

  kong.service.request.set_header("X-Grant-Left", math.max(left, 0))
  kong.ctx.plugin.grant = grant
end


function QuotaBook:log(conf)
  local grant = kong.ctx.plugin.grant
  if not grant or not grant.id then
    return
  end

  if conf.count_errors or kong.response.get_status() < 500 then
    grants.charge(grant, conf.cost)
  end
end


return QuotaBook
