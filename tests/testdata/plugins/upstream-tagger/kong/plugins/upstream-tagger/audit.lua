local kong = kong

local _M = {}

local function body_size()
  local body = kong.request.get_raw_body()
  return body and #body or 0
end

-- What the log keeps about a tagged request.
function _M.entry(collected)
  local names = {}
  for name in pairs(collected) do
    names[#names + 1] = name
  end
  table.sort(names)

  return {
    names = table.concat(names, ","),
    method = kong.request.get_method(),
    body_size = body_size(),
  }
end

return _M
