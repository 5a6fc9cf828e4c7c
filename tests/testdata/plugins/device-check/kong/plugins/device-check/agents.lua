local _M = {}

local PLATFORMS = {
  { pattern = "Android", name = "android" },
  { pattern = "iPhone", name = "ios" },
  { pattern = "iPad", name = "ios" },
  { pattern = "Darwin", name = "ios" },
}

local function platform_of(agent)
  for _, platform in ipairs(PLATFORMS) do
    if agent:find(platform.pattern, 1, true) then
      return platform.name
    end
  end

  return "unknown"
end

-- Our apps call themselves `Name/1.2.3 (Platform; ...)`. Browsers begin with Mozilla.
function _M.parse(agent)
  if type(agent) ~= "string" or agent:sub(1, 8) == "Mozilla/" then
    return nil
  end

  local name, version = agent:match("^([%w_-]+)/(%d[%d.]*)")
  if not name then
    return nil
  end

  return {
    name = name,
    version = version,
    platform = platform_of(agent),
  }
end

return _M
