local _M = {}

-- Codes that were withdrawn or that services use by mistake, with the right ones.
local RENAMED = {
  UK = "GB",
  EL = "GR",
  TP = "TL",
  ZR = "CD",
}

local PRIVATE = {
  "^10%.",
  "^127%.",
  "^192%.168%.",
  "^169%.254%.",
  "^::1$",
  "^f[cd]%x%x:",
  "^fe80:",
}

-- An upper-case code of two letters, or nil.
function _M.normalize(code)
  if type(code) ~= "string" then
    return nil
  end

  code = code:upper()
  if not code:find("^%u%u$") then
    return nil
  end

  return RENAMED[code] or code
end

function _M.is_private(ip)
  for _, pattern in ipairs(PRIVATE) do
    if ip:find(pattern) then
      return true
    end
  end

  local second = tonumber(ip:match("^172%.(%d+)%."))
  return second ~= nil and second >= 16 and second <= 31
end

return _M
