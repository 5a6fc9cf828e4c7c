local _M = {}


-- `application/json` and everything that ends with `+json`.
function _M.is_json(content_type)
  if type(content_type) ~= "string" then
    return false
  end

  local kind = content_type:lower():match("^%s*([^;%s]+)") or ""
  return kind == "application/json" or kind:sub(-5) == "+json"
end


return _M
