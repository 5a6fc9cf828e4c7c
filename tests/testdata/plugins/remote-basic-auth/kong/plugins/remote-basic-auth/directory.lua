-- The HTTP side of the user directory: one POST per lookup.
local cjson = require "cjson.safe"
local http = require "resty.http"


local _M = {}


local function groups_of(body)
  local groups = {}
  if type(body.groups) == "table" then
    for _, group in ipairs(body.groups) do
      groups[#groups + 1] = tostring(group)
    end
  end

  return groups
end


-- Asks the directory. A refused login is an answer, anything but 200 and 401 is an error.
function _M.lookup(conf, user, password)
  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.url, {
    method = "POST",
    body = cjson.encode({ user = user, password = password }),
    headers = {
      ["Content-Type"] = "application/json",
      ["Accept"] = "application/json",
    },
    ssl_verify = conf.ssl_verify,
    keepalive_timeout = conf.keepalive,
  })
  if not res then
    return nil, err
  end

  if res.status == 401 then
    return { found = false }
  end
  if res.status ~= 200 then
    return nil, "unexpected status " .. res.status
  end

  local body = cjson.decode(res.body)
  if type(body) ~= "table" then
    return nil, "answer is not a JSON object"
  end

  return { found = true, groups = groups_of(body) }
end


function _M.has_group(account, wanted)
  for _, group in ipairs(account.groups) do
    if group == wanted then
      return true
    end
  end

  return false
end


return _M
