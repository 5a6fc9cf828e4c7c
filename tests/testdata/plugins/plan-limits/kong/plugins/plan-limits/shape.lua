local _M = {}


local SAFE = {
  GET = true,
  HEAD = true,
  OPTIONS = true,
}


-- How many arguments a query has, repeated ones counted each.
function _M.count(query)
  local count = 0
  for _, value in pairs(query) do
    count = count + (type(value) == "table" and #value or 1)
  end

  return count
end


-- nil for a request within its limits, else { status, message }.
function _M.check(limits, request)
  if limits.read_only and not SAFE[request.method] then
    return { status = 403, message = "plan allows reading only" }
  end

  if request.content_length > limits.max_body then
    return { status = 413, message = "request is larger than the plan allows" }
  end

  if request.query_count > limits.max_query then
    return { status = 400, message = "more query arguments than the plan allows" }
  end

  if #request.path > 2048 then
    return { status = 414, message = "path is too long" }
  end
end


return _M
