local cjson = require "cjson.safe"
local http = require "resty.http"
local singletons = require "kong.singletons"

local kong = kong

local _M = {}

-- Headers without those that must not be stored.
function _M.without(headers, names)
  local skipped = {}
  for _, name in ipairs(names) do
    skipped[name:lower()] = true
  end

  local kept = {}
  for name, value in pairs(headers) do
    if not skipped[name:lower()] then
      kept[name] = value
    end
  end

  return kept
end

local function object_name(conf, record)
  local node = singletons.configuration.pg_host or "local"
  return table.concat({ conf.prefix, node, os.date("!%Y/%m/%d", record.time), kong.node.get_id() }, "/")
    .. "-" .. tostring(record.time) .. ".json"
end

-- Timer callback: one object a request.
function _M.store(premature, conf, record)
  if premature then
    return
  end

  local text, encode_err = cjson.encode(record)
  if not text then
    kong.log.err("could not encode a request: ", encode_err)
    return
  end

  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.bucket_url .. "/" .. object_name(conf, record), {
    method = "PUT",
    body = text,
    headers = {
      ["Content-Type"] = "application/json",
      ["Authorization"] = conf.bucket_token and "Bearer " .. conf.bucket_token,
    },
  })
  if not res then
    kong.log.err("could not archive a request: ", err)
  elseif res.status >= 300 then
    kong.log.err("archive refused a request with status ", res.status)
  end
end

return _M
