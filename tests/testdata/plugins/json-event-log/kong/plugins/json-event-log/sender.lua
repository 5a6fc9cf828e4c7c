local http = require "resty.http"

local kong = kong


local _M = {}


-- Names the place events go to; queues are shared by that name.
function _M.destination(conf)
  return conf.endpoint .. "#" .. conf.event_type
end


local function headers_of(conf)
  local headers = {
    ["Content-Type"] = conf.format == "ndjson" and "application/x-ndjson" or "application/json",
  }

  if conf.token then
    headers["Authorization"] = "Bearer " .. conf.token
  end

  for name, value in pairs(conf.headers) do
    headers[name] = value
  end

  return headers
end


local function payload(conf, entries)
  if conf.format == "ndjson" then
    return table.concat(entries, "\n") .. "\n"
  end

  return "[" .. table.concat(entries, ",") .. "]"
end


-- Called by the queue from a timer. true removes the batch, nil and an error has it tried again.
function _M.send(conf, entries)
  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.endpoint, {
    method = "POST",
    headers = headers_of(conf),
    body = payload(conf, entries),
    keepalive_timeout = conf.keepalive,
    ssl_verify = conf.ssl_verify,
  })
  if not res then
    return nil, "request to the event store failed: " .. err
  end

  if res.status >= 500 or res.status == 429 then
    return nil, "event store answered with status " .. res.status
  end

  if res.status >= 400 then
    -- Sending the same batch again would not help.
    kong.log.err("event store refused ", #entries, " events with status ", res.status)
  end

  return true
end


return _M
