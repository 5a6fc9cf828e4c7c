local cjson = require "cjson.safe"
local http = require "resty.http"

local token_store = require "kong.plugins.legacy-token-auth.token_store"

local _M = {}

local function send(status, message)
  ngx.status = status
  ngx.header["Content-Type"] = "application/json"
  ngx.say(cjson.encode({ message = message }))
  return ngx.exit(status)
end

local function read_token(conf)
  local headers = ngx.req.get_headers()
  local args = ngx.req.get_uri_args()

  for _, name in ipairs(conf.token_names) do
    local token = headers[name]
    if not token then
      token = args[name]
    end

    if type(token) == "string" then
      return token
    elseif type(token) == "table" then
      return nil, "several tokens in one request"
    end
  end
end

local function introspect(conf, token)
  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.introspection_url, {
    method = "POST",
    body = ngx.encode_args({ token = token }),
    headers = { ["Content-Type"] = "application/x-www-form-urlencoded" },
  })

  if not res then
    return nil, err
  end

  local info = cjson.decode(res.body)
  if res.status ~= 200 or type(info) ~= "table" then
    return nil, "introspection answered with status " .. res.status
  end

  return info
end

function _M.execute(conf)
  local token, err = read_token(conf)
  if err then
    return send(400, err)
  end
  if not token then
    return send(401, "No token found in request")
  end

  local info = token_store.get(token)
  if not info then
    info, err = introspect(conf, token)
    if not info then
      ngx.log(ngx.ERR, "[legacy-token-auth] ", err)
      return send(503, "Token service unavailable")
    end

    token_store.put(token, info, conf.cache_seconds)
  end

  if not info.active then
    return send(403, "Token is not active")
  end

  if info.renewed then
    ngx.ctx.legacy_token_renewed = info.renewed
  end

  ngx.req.set_header("X-Token-Owner", info.sub)
end

return _M
