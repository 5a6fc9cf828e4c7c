local _M = {}


-- `Prefer: example=NAME` asks for an example, `Prefer: code=404` for one of that status. Without
-- either the first one is taken.
function _M.choose(examples, prefer)
  if not prefer then
    return examples[1]
  end

  local name = prefer:match("example=([%w_-]+)")
  local code = tonumber(prefer:match("code=(%d+)"))
  if not name and not code then
    return examples[1]
  end

  for _, example in ipairs(examples) do
    if example.name == name or example.status == code then
      return example
    end
  end
end


-- Puts what the path captured into the body: `{{1}}` or `{{name}}`.
function _M.render(body, captures)
  return (body:gsub("{{([%w_]+)}}", function(key)
    local value = captures[tonumber(key) or key]
    return value and tostring(value)
  end))
end


return _M
