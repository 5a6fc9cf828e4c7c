local cjson = require "cjson.safe"

local encode_base64 = ngx.encode_base64
local kong = kong


local _M = {}


local function groups_of(conf, user)
  local groups = user[conf.groups_claim]
  if type(groups) == "table" then
    return groups
  end
  if type(groups) == "string" then
    return { groups }
  end

  return {}
end


-- Tells Kong and the upstream who is logged in.
function _M.set(conf, user)
  local id = user.sub or user.username
  kong.client.authenticate(nil, { id = id, username = user.preferred_username })

  kong.ctx.shared.authenticated_groups = groups_of(conf, user)
  kong.service.request.set_header("X-Credential-Identifier", id)

  if conf.userinfo_header then
    local text, err = cjson.encode(user)
    if text then
      kong.service.request.set_header(conf.userinfo_header, encode_base64(text))
    else
      kong.log.warn("user info could not be encoded: ", err)
    end
  end
end


return _M
