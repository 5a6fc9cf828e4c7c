local matchers = require "kong.plugins.cidr-guard.matchers"
local verdict = require "kong.plugins.cidr-guard.verdict"

local kong = kong


local CidrGuard = {
  PRIORITY = 985,
  VERSION = "1.0.0",
}


local function refuse(conf, address)
  kong.log.notice("address ", address, " is not allowed here")

  if conf.tarpit then
    kong.response.set_header("Connection", "close")
  end

  return kong.response.error(conf.status, conf.message)
end


function CidrGuard:access(conf)
  local address = conf.use_peer and kong.client.get_ip() or kong.client.get_forwarded_ip()
  if not address then
    return refuse(conf, "unknown")
  end

  local allow, allow_err = matchers.get(conf.allow)
  local deny, deny_err = matchers.get(conf.deny)
  if allow_err or deny_err then
    kong.log.err("address lists not usable: ", allow_err or deny_err)
    return kong.response.error(500)
  end

  local allowed = verdict.of({
    in_allow = allow and allow:match(address),
    in_deny = deny and deny:match(address),
    has_allow = allow ~= nil,
    order = conf.order,
  })

  if allowed then
    return
  end

  if conf.report_only then
    kong.ctx.plugin.would_refuse = true
    return
  end

  return refuse(conf, address)
end


function CidrGuard:log(conf)
  if conf.report_only and kong.ctx.plugin.would_refuse then
    kong.log.set_serialize_value("cidr_guard.would_refuse", true)
  end
end


return CidrGuard
