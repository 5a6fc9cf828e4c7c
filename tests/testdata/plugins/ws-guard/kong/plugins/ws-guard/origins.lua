local _M = {}


local function matches(pattern, origin)
  if pattern == "*" or pattern == origin then
    return true
  end

  -- "https://*.example.com" stands for any host below, not for the domain itself.
  local scheme, domain = pattern:match("^(%a+://)%*(%..+)$")
  if not scheme then
    return false
  end

  return origin:sub(1, #scheme) == scheme and #origin > #scheme + #domain and origin:sub(-#domain) == domain
end


-- Programs send no origin, browsers always do. An empty list admits both.
function _M.allowed(patterns, origin)
  if #patterns == 0 then
    return true
  end
  if not origin then
    return false
  end

  origin = origin:lower()
  for _, pattern in ipairs(patterns) do
    if matches(pattern, origin) then
      return true
    end
  end

  return false
end


return _M
