local _M = {}


-- Names that a template may use.
_M.NAMES = {
  method = true,
  path = true,
  client_ip = true,
  consumer = true,
  timestamp = true,
}


-- Replaces every `${name}`.
function _M.fill(text, values)
  return (text:gsub("%${([%w_]+)}", values))
end


-- true, or nil and a message for the schema.
function _M.check(text)
  for name in text:gmatch("%${([^}]*)}") do
    if not _M.NAMES[name] then
      return nil, "unknown template name: " .. name
    end
  end

  return true
end


return _M
