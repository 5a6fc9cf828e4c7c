local _M = {}


local function escape(value)
  return (value:gsub("[^%w%-._~]", function(char)
    return ("%%%02X"):format(char:byte())
  end))
end


local function unescape(value)
  return (value:gsub("%%(%x%x)", function(digits)
    return string.char(tonumber(digits, 16))
  end))
end


-- Properties behind a semicolon are dropped.
function _M.parse(header)
  local entries = {}
  for member in (header or ""):gmatch("[^,]+") do
    local key, value = member:match("^%s*([%w!#$%%&'*+.^_`|~-]+)%s*=%s*([^;%s]*)")
    if key then
      entries[key] = unescape(value)
    end
  end

  return entries
end


-- Sorted by key, cut where the header would grow beyond `max_size`; nil when nothing is left.
function _M.format(entries, max_size)
  local keys = {}
  for key in pairs(entries) do
    keys[#keys + 1] = key
  end
  table.sort(keys)

  local members, size = {}, -1
  for _, key in ipairs(keys) do
    local member = key .. "=" .. escape(tostring(entries[key]))
    size = size + #member + 1
    if size > max_size then
      break
    end
    members[#members + 1] = member
  end

  if #members > 0 then
    return table.concat(members, ",")
  end
end


return _M
