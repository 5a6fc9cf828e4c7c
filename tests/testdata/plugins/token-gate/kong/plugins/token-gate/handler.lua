local claims = require "kong.plugins.token-gate.claims"
local token = require "kong.plugins.token-gate.token"

local kong = kong
local ngx = ngx


local TokenGate = {}

TokenGate.PRIORITY = 1440
TokenGate.VERSION = "2.1.3"


local BEARER = "^[Bb]earer%s+(%S+)$"


local function find_token(conf)
  local authorization = kong.request.get_header("authorization")
  local found = authorization and authorization:match(BEARER)
  if found then
    return found
  end

  if conf.query_name then
    local argument = kong.request.get_query_arg(conf.query_name)
    if type(argument) == "string" then
      return argument
    end
  end
end


local function deny(status, message, detail)
  return kong.response.exit(status, { message = message, detail = detail })
end


-- An unknown token is either refused or let through as a guest.
local function guest_or_deny(conf, detail)
  if conf.allow_guests then
    kong.service.request.set_header("X-Token-Guest", "true")
    return
  end

  return deny(401, "Unauthorized", detail)
end


function TokenGate:access(conf)
  local raw = find_token(conf)
  if not raw then
    return guest_or_deny(conf, "missing token")
  end

  local parsed, err = token.parse(raw)
  if not parsed then
    return guest_or_deny(conf, err)
  end

  if parsed.header.alg ~= conf.algorithm then
    return guest_or_deny(conf, "unexpected algorithm")
  end

  local genuine, verr = token.verify(parsed, conf.secret)
  if verr then
    kong.log.err("could not verify a token: ", verr)
    return deny(500, "An unexpected error occurred")
  end
  if not genuine then
    return guest_or_deny(conf, "bad signature")
  end

  local ok, why = claims.check(parsed.payload, {
    now = ngx.time(),
    leeway = conf.leeway,
    issuer = conf.issuer,
    audience = conf.audience,
  })
  if not ok then
    return deny(401, "Unauthorized", why)
  end

  for claim, header in pairs(conf.claim_headers) do
    local value = claims.as_header(parsed.payload[claim])
    if value then
      kong.service.request.set_header(header, value)
    else
      kong.service.request.clear_header(header)
    end
  end

  kong.ctx.shared.token_subject = parsed.payload.sub
end


return TokenGate
