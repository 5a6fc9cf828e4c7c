-- The grpc-timeout header: up to eight digits and a unit.
local ceil = math.ceil


local MILLISECONDS = {
  H = 3600000,
  M = 60000,
  S = 1000,
  m = 1,
  u = 0.001,
  n = 0.000001,
}


local _M = {}


-- Milliseconds, nil for no header, or nil and an error.
function _M.parse(header)
  if not header then
    return nil
  end

  local amount, unit = header:match("^(%d+)(%a)$")
  local factor = unit and MILLISECONDS[unit]
  if not factor or #amount > 8 then
    return nil, "malformed grpc-timeout: " .. header
  end

  return ceil(tonumber(amount) * factor)
end


function _M.format(milliseconds)
  if milliseconds < 100000000 then
    return ("%dm"):format(milliseconds)
  end

  return ("%dS"):format(ceil(milliseconds / 1000))
end


return _M
