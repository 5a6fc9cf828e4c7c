local concat = table.concat
local fmt = string.format
local floor = math.floor

local _M = {}

-- Whole milliseconds below a second, else seconds with two places.
function _M.milliseconds(value)
  if value < 1000 then
    return fmt("%d ms", value)
  end

  return fmt("%.2f s", value / 1000)
end

-- `access;dur=3, response;dur=120`, sorted by name.
function _M.server_timing(spans)
  local names = {}
  for name in pairs(spans) do
    names[#names + 1] = name
  end
  table.sort(names)

  local entries = {}
  for i, name in ipairs(names) do
    entries[i] = fmt("%s;dur=%d", name, spans[name])
  end

  return concat(entries, ", ")
end

return _M
