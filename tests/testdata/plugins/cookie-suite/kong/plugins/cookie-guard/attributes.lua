local _M = {}


local function has(cookie, attribute)
  return cookie:lower():find(";%s*" .. attribute:lower()) ~= nil
end


function _M.is_exempt(cookie, names)
  local name = cookie:match("^%s*([^=;%s]+)")
  for _, exempt in ipairs(names) do
    if exempt == name then
      return true
    end
  end

  return false
end


-- Appends what is wanted and not there; what the service chose itself stays.
function _M.add(cookie, wanted)
  if wanted.secure and not has(cookie, "Secure") then
    cookie = cookie .. "; Secure"
  end
  if wanted.http_only and not has(cookie, "HttpOnly") then
    cookie = cookie .. "; HttpOnly"
  end
  if wanted.same_site and not has(cookie, "SameSite") then
    cookie = cookie .. "; SameSite=" .. wanted.same_site
  end

  return cookie
end


return _M
