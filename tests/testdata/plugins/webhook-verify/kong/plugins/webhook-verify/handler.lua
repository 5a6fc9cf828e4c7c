local replay = require "kong.plugins.webhook-verify.replay"
local schemes = require "kong.plugins.webhook-verify.schemes"

local kong = kong
local ngx = ngx


local WebhookVerify = {
  PRIORITY = 765,
  VERSION = "1.3.0",
}


local function reject(conf, reason)
  kong.log.notice("webhook rejected: ", reason)

  if conf.explain then
    return kong.response.exit(401, { message = "Webhook rejected", reason = reason })
  end

  return kong.response.exit(401, { message = "Webhook rejected" })
end


function WebhookVerify:access(conf)
  local body, err = kong.request.get_raw_body()
  if not body then
    kong.log.err("webhook body not available: ", err)
    return kong.response.exit(413, { message = "Webhook is too large" })
  end

  local ok, delivery, why = pcall(schemes.verify, conf, body)
  if not ok then
    kong.log.err("verification failed: ", delivery)
    return kong.response.exit(500, { message = "An unexpected error occurred" })
  end
  if not delivery then
    return reject(conf, why)
  end

  if delivery.timestamp and math.abs(ngx.time() - delivery.timestamp) > conf.tolerance then
    return reject(conf, "timestamp out of tolerance")
  end

  if delivery.id and conf.reject_replays then
    local fresh, replay_err = replay.first_time(delivery.id, conf.tolerance)
    if replay_err then
      kong.log.err("could not look for replays: ", replay_err)
    elseif not fresh then
      return kong.response.exit(200, { message = "Delivered before" })
    end
  end
end


return WebhookVerify
