local _M = {}


local function matches(pattern, path)
  if pattern:sub(-1) == "*" then
    local prefix = pattern:sub(1, -2)
    return path:sub(1, #prefix) == prefix
  end

  return pattern == path
end


function _M.find(operations, method, path)
  for _, operation in ipairs(operations) do
    if operation.method == method and matches(operation.path, path) then
      return operation
    end
  end
end


return _M
