local _M = {}

local function parts(version)
  local list = {}
  for number in version:gmatch("%d+") do
    list[#list + 1] = tonumber(number)
  end

  return list
end

-- -1, 0 or 1, as `a` is below, equal to or above `b`. A part that is not there counts as 0.
function _M.compare(a, b)
  local left, right = parts(a), parts(b)

  for i = 1, math.max(#left, #right) do
    local l, r = left[i] or 0, right[i] or 0
    if l < r then
      return -1
    elseif l > r then
      return 1
    end
  end

  return 0
end

return _M
