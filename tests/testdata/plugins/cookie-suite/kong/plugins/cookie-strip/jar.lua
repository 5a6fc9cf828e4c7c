local _M = {}


-- A name, or a beginning of names when it ends with `*`.
local function matches(pattern, name)
  if pattern:sub(-1) == "*" then
    return name:sub(1, #pattern - 1) == pattern:sub(1, -2)
  end

  return pattern == name
end


local function any(patterns, name)
  for _, pattern in ipairs(patterns) do
    if matches(pattern, name) then
      return true
    end
  end

  return false
end


-- The header without the cookies that are dropped, and how many these were. With a list to keep,
-- everything else is dropped.
function _M.filter(header, keep, drop)
  local kept, dropped = {}, 0

  for pair in header:gmatch("[^;]+") do
    pair = pair:match("^%s*(.-)%s*$")
    local name = pair:match("^[^=]+") or pair
    local wanted = #keep == 0 or any(keep, name)

    if wanted and not any(drop, name) then
      kept[#kept + 1] = pair
    else
      dropped = dropped + 1
    end
  end

  return table.concat(kept, "; "), dropped
end


return _M
