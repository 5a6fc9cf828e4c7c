local _M = {}

function _M.get(header, name)
  if not header then
    return nil
  end

  for key, value in header:gmatch("([^=;%s]+)=([^;]*)") do
    if key == name then
      return value
    end
  end
end

-- The header without one cookie.
function _M.without(header, name)
  local kept = {}
  for pair in header:gmatch("[^;]+") do
    pair = pair:match("^%s*(.-)%s*$")
    if pair:match("^[^=]+") ~= name then
      kept[#kept + 1] = pair
    end
  end

  return table.concat(kept, "; ")
end

return _M
