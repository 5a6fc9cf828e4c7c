-- Server names with at most one leading wildcard: `db.example.com`, `*.example.com`.
local _M = {}


local function suffix_of(pattern)
  if pattern:sub(1, 2) == "*." then
    return pattern:sub(2)
  end
end


-- An exact name comes before a wildcard, a long wildcard before a short one.
function _M.find(targets, name)
  local best, best_length = nil, 0

  for _, target in ipairs(targets) do
    if target.sni == name then
      return target
    end

    local suffix = suffix_of(target.sni)
    if suffix and #suffix > best_length and #name > #suffix and name:sub(-#suffix) == suffix then
      best, best_length = target, #suffix
    end
  end

  return best
end


return _M
