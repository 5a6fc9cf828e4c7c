local _M = {}


local LIMITS = {
  free = { max_body = 65536, max_query = 10, read_only = true },
  team = { max_body = 1048576, max_query = 50 },
  enterprise = { max_body = 104857600, max_query = 100 },
}


local function from_tags(tags)
  for _, tag in ipairs(tags or {}) do
    local name = tag:match("^plan:(%l+)$")
    if name and LIMITS[name] then
      return name
    end
  end
end


-- The plan of a consumer; who has none gets the default one.
function _M.of(consumer, conf)
  if not consumer then
    return conf.default_plan
  end

  return from_tags(consumer.tags) or conf.default_plan
end


function _M.is_reported(plan, list)
  for _, name in ipairs(list) do
    if name == plan then
      return true
    end
  end

  return false
end


function _M.limits(plan)
  return LIMITS[plan] or LIMITS.free
end


return _M
