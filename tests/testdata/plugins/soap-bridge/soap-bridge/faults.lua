local _M = {}


-- The HTTP status of a fault: the configured one for its code, else by whose fault it is.
function _M.status(fault, configured)
  local code = fault.code or ""
  local name = code:match("[^:]+$") or code

  if configured[name] then
    return configured[name]
  end

  if name == "Client" or name == "Sender" then
    return 400
  end

  return 502
end


return _M
