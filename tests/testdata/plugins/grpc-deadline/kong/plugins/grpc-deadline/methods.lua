local _M = {}


-- `/package.Service/Method`, the only form of path that gRPC has.
function _M.parse(path)
  local service, method = path:match("^/([%w_.]+)/([%w_]+)$")
  if not service then
    return nil
  end

  return {
    service = service,
    method = method,
    full = service .. "/" .. method,
  }
end


-- The configured limit: of the method, of its service, or nil.
function _M.limit(limits, method)
  return limits[method.full] or limits[method.service]
end


return _M
