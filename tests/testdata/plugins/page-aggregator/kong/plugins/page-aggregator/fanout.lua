local cjson = require "cjson.safe"
local http = require "resty.http"

local ngx = ngx


local _M = {}


local function fetch_one(part, options)
  local client = http.new()
  client:set_timeout(options.timeout)

  local uri = part.url
  if part.pass_query and options.query ~= "" then
    uri = uri .. (uri:find("?", 1, true) and "&" or "?") .. options.query
  end

  local res, err = client:request_uri(uri, {
    headers = options.headers,
    ssl_verify = options.ssl_verify,
  })
  if not res then
    return { ok = false, err = err }
  end
  if res.status ~= 200 then
    return { ok = false, status = res.status }
  end

  local value, decode_err = cjson.decode(res.body)
  if value == nil then
    return { ok = false, err = decode_err }
  end

  return { ok = true, value = value }
end


-- Asks for all parts at once. The results stand in the order of the parts.
function _M.fetch(parts, options)
  local threads = {}
  for i, part in ipairs(parts) do
    threads[i] = ngx.thread.spawn(fetch_one, part, options)
  end

  local results = {}
  for i, thread in ipairs(threads) do
    local ok, result = ngx.thread.wait(thread)
    results[i] = ok and result or { ok = false, err = tostring(result) }
  end

  return results
end


return _M
