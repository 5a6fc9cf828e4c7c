local decode_base64 = ngx.decode_base64


local _M = {}


-- User name and password of a Basic authorization header, or nil.
function _M.from_header(header)
  if not header then
    return nil
  end

  local encoded = header:match("^%s*[Bb]asic%s+(%S+)%s*$")
  local decoded = encoded and decode_base64(encoded)
  if not decoded then
    return nil
  end

  -- A password may hold colons, a user name may not.
  local user, password = decoded:match("^([^:]+):(.*)$")
  return user, password
end


return _M
