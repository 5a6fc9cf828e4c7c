local kong = kong
local ngx = ngx

local _M = {}

local function marks()
  local ctx = kong.ctx.plugin
  if not ctx.marks then
    ctx.marks = {}
  end

  return ctx.marks
end

local function now()
  ngx.update_time()
  return ngx.now() * 1000
end

-- Remembers when a phase was reached.
function _M.mark(name)
  local list = marks()
  list[#list + 1] = { name = name, at = now() }
end

-- Milliseconds since the request came in.
function _M.total()
  return now() - kong.request.get_start_time()
end

-- Milliseconds between the marks, by the name of the later one.
function _M.spans()
  local spans = {}
  local previous = kong.request.get_start_time()

  for _, mark in ipairs(marks()) do
    spans[mark.name] = mark.at - previous
    previous = mark.at
  end

  return spans
end

return _M
