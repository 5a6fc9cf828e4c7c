-- Changes to a decoded body, by dotted paths such as `order.lines.0.sku`.
local _M = {}


local function split(path)
  local parts = {}
  for part in path:gmatch("[^.]+") do
    -- JSON counts from 0, Lua from 1.
    local index = tonumber(part)
    parts[#parts + 1] = index and index + 1 or part
  end

  return parts
end


-- The table that holds the last part of a path, and that part.
local function locate(body, path, create)
  local parts = split(path)
  local holder = body

  for i = 1, #parts - 1 do
    local inner = holder[parts[i]]
    if type(inner) ~= "table" then
      if not create then
        return nil
      end
      inner = {}
      holder[parts[i]] = inner
    end
    holder = inner
  end

  return holder, parts[#parts]
end


function _M.take(body, path)
  local holder, last = locate(body, path)
  if not holder then
    return nil
  end

  local value = holder[last]
  if type(last) == "number" then
    table.remove(holder, last)
  else
    holder[last] = nil
  end

  return value
end


function _M.put(body, path, value, overwrite)
  local holder, last = locate(body, path, true)
  if overwrite or holder[last] == nil then
    holder[last] = value
  end
end


function _M.rename(body, renames)
  for _, rename in ipairs(renames) do
    local value = _M.take(body, rename.from)
    if value ~= nil then
      _M.put(body, rename.to, value, true)
    end
  end
end


function _M.remove(body, paths)
  for _, path in ipairs(paths) do
    _M.take(body, path)
  end
end


return _M
