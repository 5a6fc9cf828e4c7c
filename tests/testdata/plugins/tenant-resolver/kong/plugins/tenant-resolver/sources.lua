local kong = kong


local _M = {}


local from = {
  header = function(settings)
    return settings.header_name and kong.request.get_header(settings.header_name)
  end,

  query = function(settings)
    local value = settings.query_name and kong.request.get_query_arg(settings.query_name)
    return type(value) == "string" and value or nil
  end,

  -- `acme.api.example.com` with the base `api.example.com` is the tenant `acme`.
  host = function(settings)
    local base = settings.base_host
    local host = kong.request.get_forwarded_host()
    if not base or not host or #host <= #base + 1 then
      return nil
    end

    if host:sub(-#base - 1) == "." .. base then
      return host:sub(1, -#base - 2)
    end
  end,

  path = function(settings)
    local captures = kong.request.get_uri_captures()
    return captures.named and captures.named[settings.capture]
  end,
}


-- The first source that names a tenant, and which one it was.
function _M.first(order, settings)
  for _, source in ipairs(order) do
    local name = from[source](settings)
    if name and name ~= "" then
      return name, source
    end
  end
end


return _M
