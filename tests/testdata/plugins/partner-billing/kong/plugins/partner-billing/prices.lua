local _M = {}


-- The plan that a consumer's tags name: `plan:NAME`.
function _M.plan_of(tags, plans)
  for _, tag in ipairs(tags or {}) do
    local name = tag:match("^plan:(.+)$")
    if name and plans[name] then
      return name
    end
  end
end


-- What a request costs in a plan, in hundredths of a cent.
function _M.of(plan, method)
  if not plan then
    return 0
  end

  if method == "GET" or method == "HEAD" then
    return plan.read
  end

  return plan.write
end


return _M
