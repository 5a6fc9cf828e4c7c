local _M = {}


-- Bytes that a header takes on the wire: name, colon, blank, value and the end of the line.
function _M.size(name, value)
  if type(value) == "table" then
    local sum = 0
    for _, single in ipairs(value) do
      sum = sum + _M.size(name, single)
    end
    return sum
  end

  return #name + #tostring(value) + 4
end


-- Bytes and number of all headers, and the name of the largest one.
function _M.headers(headers)
  local bytes, count = 0, 0
  local largest, most = nil, -1

  for name, value in pairs(headers) do
    local size = _M.size(name, value)
    bytes = bytes + size
    count = count + (type(value) == "table" and #value or 1)

    if size > most then
      largest, most = name, size
    end
  end

  return { bytes = bytes, count = count, largest = largest }
end


return _M
