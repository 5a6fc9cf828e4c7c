local cjson = require "cjson.safe"
local http = require "resty.http"

local kong = kong


local RETRIES = 3


local _M = {}


local function post(conf, text)
  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.ledger_url, {
    method = "POST",
    body = text,
    headers = {
      ["Content-Type"] = "application/json",
      ["X-Api-Key"] = conf.api_key,
    },
  })
  if not res then
    return nil, err
  end
  if res.status >= 500 then
    return nil, "status " .. res.status
  end

  return res.status
end


-- Timer callback: books one request, with a few tries.
function _M.book(premature, conf, entry)
  if premature then
    return
  end

  local text, encode_err = cjson.encode(entry)
  if not text then
    kong.log.err("could not encode a booking: ", encode_err)
    return
  end

  local status, err
  for _ = 1, RETRIES do
    status, err = post(conf, text)
    if status then
      break
    end
    ngx.sleep(conf.retry_delay)
  end

  if not status then
    kong.log.err("booking lost: ", err)
  elseif status >= 400 then
    kong.log.err("booking refused with status ", status)
  end
end


return _M
