local _M = {}


-- `order` says which list has the last word, as in the configuration of web servers:
-- "deny,allow" lets an allowed address in although it is denied as well.
function _M.of(case)
  if case.order == "deny,allow" then
    if case.in_allow then
      return true
    end
    return not case.in_deny and not case.has_allow
  end

  if case.in_deny then
    return false
  end

  return not case.has_allow or case.in_allow == true
end


return _M
