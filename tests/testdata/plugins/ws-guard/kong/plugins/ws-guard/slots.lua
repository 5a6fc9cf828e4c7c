-- Open connections per client. The dictionary is shared by the workers of one node.
local kong = kong
local ngx = ngx


local PREFIX = "ws-guard:"


local _M = {}


function _M.take(client, limit)
  local dict = ngx.shared.kong
  local count, err = dict:incr(PREFIX .. client, 1, 0)
  if not count then
    return nil, err
  end

  if count > limit then
    dict:incr(PREFIX .. client, -1)
    return false
  end

  return true
end


function _M.give_back(client)
  local count, err = ngx.shared.kong:incr(PREFIX .. client, -1)
  if not count then
    kong.log.err("could not give back a connection: ", err)
  elseif count <= 0 then
    ngx.shared.kong:delete(PREFIX .. client)
  end
end


return _M
