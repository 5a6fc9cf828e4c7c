local md5 = ngx.md5


local _M = {}


local function sorted_query(query)
  local names = {}
  for name in pairs(query) do
    names[#names + 1] = name
  end
  table.sort(names)

  local parts = {}
  for _, name in ipairs(names) do
    local value = query[name]
    if type(value) == "table" then
      value = table.concat(value, ",")
    end
    parts[#parts + 1] = name .. "=" .. tostring(value)
  end

  return table.concat(parts, "&")
end


-- One key a variant: host, path, ordered query and the headers that the operator lets vary.
function _M.build(conf, request)
  local parts = {
    request.get_method(),
    request.get_host(),
    request.get_path(),
    sorted_query(request.get_query()),
  }

  for _, name in ipairs(conf.vary_headers) do
    parts[#parts + 1] = name .. ":" .. (request.get_header(name) or "")
  end

  return md5(table.concat(parts, "|"))
end


return _M
