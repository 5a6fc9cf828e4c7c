local cjson = require "cjson.safe"
local http = require "resty.http"

local _M = {}

local function registry_url()
  return os.getenv("EDGE_REGISTRY_URL")
end

-- Announces a node. Without a registry there is nothing to do.
function _M.announce(id, hostname)
  local url = registry_url()
  if not url then
    return true
  end

  local body, encode_err = cjson.encode({ id = id, hostname = hostname })
  if not body then
    return nil, encode_err
  end

  local client = http.new()
  client:set_timeout(2000)

  local res, err = client:request_uri(url .. "/nodes/" .. id, {
    method = "PUT",
    body = body,
    headers = { ["Content-Type"] = "application/json" },
  })
  if not res then
    return nil, err
  end
  if res.status >= 400 then
    return nil, "registry answered with status " .. res.status
  end

  return true
end

return _M
