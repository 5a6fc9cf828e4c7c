local ngx = ngx


local _M = {}


-- Whether a delivery is seen for the first time. Deliveries older than the tolerance are refused
-- by their timestamp, so an id need not be remembered for longer than twice that.
function _M.first_time(id, tolerance)
  local dict = ngx.shared.kong
  local ok, err = dict:add("webhook-verify:" .. id, true, tolerance * 2)
  if ok then
    return true
  end
  if err == "exists" then
    return false
  end

  return nil, err
end


return _M
