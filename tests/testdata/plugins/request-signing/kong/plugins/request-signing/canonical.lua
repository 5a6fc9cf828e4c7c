-- The text that both sides sign: one line an item, in a fixed order.
local sha256_hex = require("kong.tools.sha256").sha256_hex

local concat = table.concat


local _M = {}


local function header_line(headers, name)
  local value = headers[name]
  if value == nil then
    return nil
  end

  if type(value) == "table" then
    value = concat(value, ",")
  end

  return name:lower() .. ":" .. value
end


-- Returns the text, or nil and the name of a header that is not there.
function _M.build(request)
  local lines = {
    request.method,
    request.path,
    request.query,
    request.timestamp,
  }

  for _, name in ipairs(request.signed_headers) do
    local line = header_line(request.headers, name)
    if not line then
      return nil, name
    end
    lines[#lines + 1] = line
  end

  local digest, err = sha256_hex(request.body)
  if not digest then
    return nil, err
  end
  lines[#lines + 1] = digest

  return concat(lines, "\n")
end


return _M
