local cjson = require "cjson.safe"

local _M = {}

local PREFIX = "legacy-token-auth:"

local function dictionary()
  return ngx.shared.kong_cache or ngx.shared.kong
end

-- What is known about a token, or nil.
function _M.get(token)
  local text = dictionary():get(PREFIX .. ngx.md5(token))
  if not text then
    return nil
  end

  return cjson.decode(text)
end

function _M.put(token, info, seconds)
  if seconds <= 0 then
    return
  end

  local ok, err = dictionary():set(PREFIX .. ngx.md5(token), cjson.encode(info), seconds)
  if not ok then
    ngx.log(ngx.WARN, "[legacy-token-auth] could not keep a token: ", err)
  end
end

return _M
