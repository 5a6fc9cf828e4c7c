local cjson = require "cjson.safe"
local http = require "resty.http"

local store = require "kong.plugins.flag-gate.store"

local kong = kong
local ngx = ngx


local TICK = 1

local watched = {}
local next_poll = {}


local _M = {}


local function fetch(source)
  local client = http.new()
  client:set_timeout(source.timeout)

  local headers = { Accept = "application/json" }
  if source.token then
    headers.Authorization = "Bearer " .. source.token
  end

  local res, err = client:request_uri(source.url, { headers = headers })
  if not res then
    return nil, err
  end
  if res.status ~= 200 then
    return nil, "status " .. res.status
  end

  local body = cjson.decode(res.body)
  if type(body) ~= "table" or type(body.flags) ~= "table" then
    return nil, "answer has no list of flags"
  end

  return body.flags
end


local function poll(premature)
  if premature then
    return
  end

  local now = ngx.now()
  for url, source in pairs(watched) do
    if now >= (next_poll[url] or 0) then
      next_poll[url] = now + source.interval

      local list, err = fetch(source)
      if list then
        store.replace(url, list)
      else
        kong.log.err("could not read flags from ", url, ": ", err)
      end
    end
  end
end


function _M.start()
  local ok, err = ngx.timer.every(TICK, poll)
  if not ok then
    kong.log.err("could not create the polling timer: ", err)
  end
end


function _M.watch(sources)
  watched = sources
  for url in pairs(next_poll) do
    if not sources[url] then
      next_poll[url] = nil
    end
  end
end


return _M
