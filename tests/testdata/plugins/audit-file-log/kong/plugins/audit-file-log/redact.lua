local _M = {}


-- Replaces the values of the given query arguments.
function _M.query(path, names)
  local before, query = path:match("^([^?]*)%?(.*)$")
  if not query then
    return path
  end

  local hidden = {}
  for _, name in ipairs(names) do
    hidden[name] = true
  end

  local parts = {}
  for part in query:gmatch("[^&]+") do
    local name = part:match("^[^=]*")
    parts[#parts + 1] = hidden[name] and name .. "=***" or part
  end

  return before .. "?" .. table.concat(parts, "&")
end


return _M
