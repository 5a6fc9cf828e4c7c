local _M = {}

local function escape(text)
  return (text:gsub("[%-%.%+%[%]%(%)%$%^%%%?%*]", "%%%0"))
end

-- The boundary of a multipart form, nil for any other content type.
function _M.boundary(content_type)
  if not content_type:lower():find("^multipart/form%-data") then
    return nil
  end

  return content_type:match('boundary="([^"]+)"') or content_type:match("boundary=([^;%s]+)")
end

-- The parts that are files: { name, content }.
function _M.files(body, boundary)
  local files = {}
  local delimiter = "%-%-" .. escape(boundary)
  local position = select(2, body:find(delimiter))

  while position do
    local first, last = body:find("\r\n" .. delimiter, position + 1)
    if not first then
      break
    end

    local part = body:sub(position + 3, first - 1)
    local head, content = part:match("^(.-)\r\n\r\n(.*)$")
    local name = head and head:match('filename="([^"]*)"')
    if name and name ~= "" then
      files[#files + 1] = { name = name, content = content }
    end

    position = last
  end

  return files
end

return _M
