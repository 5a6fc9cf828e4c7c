local canonical = require "kong.plugins.request-signing.canonical"
local signature = require "kong.plugins.request-signing.signature"

local kong = kong
local ngx = ngx


local RequestSigning = {
  PRIORITY = 1025,
  VERSION = "0.9.0",
}


local function unauthorized(message)
  return kong.response.error(401, message)
end


local function key_of(conf, key_id)
  for _, key in ipairs(conf.keys) do
    if key.id == key_id then
      return key
    end
  end
end


local function within_skew(conf, timestamp)
  local seconds = tonumber(timestamp)
  if not seconds then
    return false
  end

  return math.abs(ngx.time() - seconds) <= conf.clock_skew
end


function RequestSigning:access(conf)
  local credentials, err = signature.parse(kong.request.get_header(conf.signature_header))
  if not credentials then
    return unauthorized(err)
  end

  local key = key_of(conf, credentials.key_id)
  if not key then
    return unauthorized("unknown key")
  end

  if not within_skew(conf, credentials.timestamp) then
    return unauthorized("timestamp out of range")
  end

  local body = ""
  if conf.sign_body then
    local raw, body_err = kong.request.get_raw_body()
    if not raw then
      kong.log.warn("request body not available: ", body_err)
      return kong.response.error(413, "request body too large to be signed")
    end
    body = raw
  end

  local text, missing = canonical.build({
    method = kong.request.get_method(),
    path = kong.request.get_raw_path(),
    query = kong.request.get_raw_query(),
    headers = kong.request.get_headers(),
    signed_headers = conf.signed_headers,
    timestamp = credentials.timestamp,
    body = body,
  })
  if not text then
    return unauthorized("signed header is missing: " .. missing)
  end

  local expected, sign_err = signature.compute(text, key.secret, key.digest)
  if not expected then
    kong.log.err("could not sign: ", sign_err)
    return kong.response.error(500)
  end

  if not signature.equal(expected, credentials.signature) then
    return unauthorized("signature does not match")
  end

  kong.service.request.clear_header(conf.signature_header)
  kong.service.request.set_header("X-Signing-Key", key.id)
end


function RequestSigning:log(conf)
  if conf.log_key_id then
    local credentials = signature.parse(kong.request.get_header(conf.signature_header))
    if credentials then
      kong.log.set_serialize_value("signing.key_id", credentials.key_id)
    end
  end
end


return RequestSigning
