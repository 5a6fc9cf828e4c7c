local cjson = require "cjson.safe"
local http = require "resty.http"


local _M = {}


local function of_result(result)
  if type(result) == "boolean" then
    return { allow = result }
  end

  if type(result) == "table" and type(result.allow) == "boolean" then
    return {
      allow = result.allow,
      status = tonumber(result.status),
      message = result.message,
      headers = type(result.headers) == "table" and result.headers or nil,
    }
  end

  return nil, "result is neither a boolean nor an object with `allow`"
end


-- Asks the engine: POST {"input": document}, answer {"result": ...}.
function _M.fetch(conf, document)
  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.url, {
    method = "POST",
    body = cjson.encode({ input = document }),
    headers = {
      ["Content-Type"] = "application/json",
      ["Authorization"] = conf.api_token and "Bearer " .. conf.api_token or nil,
    },
    keepalive_timeout = 60000,
    keepalive_pool = 20,
  })
  if not res then
    return nil, err
  end
  if res.status ~= 200 then
    return nil, "status " .. res.status
  end

  local body = cjson.decode(res.body)
  if type(body) ~= "table" or body.result == nil then
    return nil, "answer has no result"
  end

  return of_result(body.result)
end


return _M
