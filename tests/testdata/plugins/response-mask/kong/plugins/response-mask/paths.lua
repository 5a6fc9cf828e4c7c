local _M = {}


local function visit(holder, parts, position, callback)
  if type(holder) ~= "table" then
    return
  end

  local part = parts[position]
  local last = position == #parts

  if part == "*" then
    for key in pairs(holder) do
      if last then
        callback(holder, key)
      else
        visit(holder[key], parts, position + 1, callback)
      end
    end
    return
  end

  if holder[part] == nil then
    return
  end

  if last then
    callback(holder, part)
  else
    visit(holder[part], parts, position + 1, callback)
  end
end


-- Calls back with every place that a path such as `users.*.email` stands for.
function _M.each(value, path, callback)
  local parts = {}
  for part in path:gmatch("[^.]+") do
    parts[#parts + 1] = part
  end

  visit(value, parts, 1, callback)
end


return _M
