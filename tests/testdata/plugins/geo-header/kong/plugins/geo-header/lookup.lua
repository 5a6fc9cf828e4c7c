local cjson = require "cjson.safe"
local http = require "socket.http"

local _M = {}

-- Asks the geo service where an address is.
function _M.place(conf, ip)
  http.TIMEOUT = conf.timeout

  local body, status = http.request(conf.service_url .. "?ip=" .. ip)
  if not body then
    return nil, status
  end
  if status ~= 200 then
    return nil, "status " .. tostring(status)
  end

  local answer = cjson.decode(body)
  if type(answer) ~= "table" then
    return nil, "answer is not JSON"
  end

  return {
    country = answer.country_code,
    city = answer.city,
  }
end

return _M
