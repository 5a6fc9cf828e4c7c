--- Names: the names that headers and cookies may have.

local find = string.find

local names = {}

local NOT_A_TOKEN = "contains one or more invalid characters. ASCII "
  .. "control characters (0-31;127), space, tab and the "
  .. "characters ()<>@,;:\\\"/?={}[] are not allowed."

-- control characters, bytes above 127 and the separators of RFC 2616
local FORBIDDEN = "[%z\1-\32\127-\255()<>@,;:\\\"/?={}%[%]]"


--- `token` if it is a token of RFC 2616; nil and a text otherwise.
function names.validate_http_token(token)
  if token == nil or token == "" then
    return nil, "no token provided"
  end
  if find(token, FORBIDDEN) then
    return nil, NOT_A_TOKEN
  end
  return token
end


names.validate_cookie_name = names.validate_http_token


--- `name` if a header may have it; nil and a text otherwise.
function names.validate_header_name(name)
  if name == nil or name == "" then
    return nil, "no header name provided"
  end
  -- as in a regular expression, a line feed at the end goes unseen
  if find(name, "^[%w_-]+\n?$") then
    return name
  end
  return nil, "bad header name '" .. name
    .. "', allowed characters are A-Z, a-z, 0-9, '_', and '-'"
end


return names
