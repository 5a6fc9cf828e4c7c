--- URL: the parts of a URL, in the way of LuaSocket's module of this name.
-- Plugins require it, because Kong ships LuaSocket. Reading is lenient: what
-- cannot be told apart stays in the path.

local byte = string.byte
local char = string.char
local find = string.find
local format = string.format
local gsub = string.gsub
local match = string.match
local sub = string.sub
local tonumber = tonumber

local url = {}


--- Percent-encodes everything but letters, digits and "_".
function url.escape(text)
  return (gsub(text, "[^%w_]", function(character)
    return format("%%%02x", byte(character))
  end))
end


--- The reverse of `escape`.
function url.unescape(text)
  return (gsub(text, "%%(%x%x)", function(hex)
    return char(tonumber(hex, 16))
  end))
end


-- Cuts the part behind the first plain `mark` off. Returns the rest and the
-- part, nil without the mark.
local function cut(text, mark)
  local position = find(text, mark, 1, true)
  if not position then
    return text, nil
  end
  return sub(text, 1, position - 1), sub(text, position + 1)
end


local function read_authority(parts)
  local rest = parts.authority
  local userinfo = match(rest, "^([^@]*)@")
  if userinfo then
    parts.userinfo = userinfo
    rest = sub(rest, #userinfo + 2)
    parts.password = match(userinfo, ":([^:]*)$")
    parts.user = gsub(userinfo, ":[^:]*$", "")
  end
  local port = match(rest, ":([^:%]]*)$")
  if port then
    parts.port = port
    rest = sub(rest, 1, -(#port + 2))
  end
  if rest ~= "" then
    parts.host = match(rest, "^%[(.+)%]$") or rest
  end
end


--- A table with those of scheme, authority, userinfo, user, password, host,
-- port, path, params, query and fragment that the URL has, and the pairs of
-- `default` for the others. nil and a text for the empty URL.
function url.parse(text, default)
  if not text or text == "" then
    return nil, "invalid url"
  end
  local parts = {}
  for name, value in pairs(default or {}) do
    parts[name] = value
  end

  local fragment, query, params
  text, fragment = cut(text, "#")
  local scheme = match(text, "^(%w[%w%+%-%.]*):")
  if scheme then
    parts.scheme = scheme
    text = sub(text, #scheme + 2)
  end
  -- a query without a path before it stays in the authority
  local authority = match(text, "^//([^/]*)")
  if authority then
    parts.authority = authority
    text = sub(text, #authority + 3)
  end
  text, query = cut(text, "?")
  text, params = cut(text, ";")
  parts.fragment = fragment or parts.fragment
  parts.query = query or parts.query
  parts.params = params or parts.params
  if text ~= "" then
    parts.path = text
  end
  if parts.authority then
    read_authority(parts)
  end
  return parts
end


--- The URL of a table as `parse` answers it.
function url.build(parts)
  local authority = parts.authority
  if parts.host then
    authority = parts.host
    if find(authority, ":", 1, true) then
      authority = "[" .. authority .. "]"
    end
    if parts.port then
      authority = authority .. ":" .. parts.port
    end
    local userinfo = parts.userinfo
    if parts.user then
      userinfo = parts.user .. (parts.password and ":" .. parts.password or "")
    end
    authority = (userinfo and userinfo .. "@" or "") .. authority
  end
  return (parts.scheme and parts.scheme .. ":" or "")
    .. (authority and "//" .. authority or "")
    .. (parts.path or "")
    .. (parts.params and ";" .. parts.params or "")
    .. (parts.query and "?" .. parts.query or "")
    .. (parts.fragment and "#" .. parts.fragment or "")
end


return url
