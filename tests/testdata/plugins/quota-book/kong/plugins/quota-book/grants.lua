local kong = kong
local ngx = ngx


local _M = {}


-- What was used since the last write, by id of the grant. Written together once a second.
local pending = {}
local timer_running = false

local FLUSH_DELAY = 1


local function load_grant(key)
  return kong.db.quota_grants:select_by_cache_key(key)
end


function _M.find(consumer, name)
  local key = kong.db.quota_grants:cache_key(consumer.id, name)
  return kong.cache:get(key, { ttl = 60 }, load_grant, key)
end


local function flush()
  timer_running = false

  local charges = pending
  pending = {}

  for id, cost in pairs(charges) do
    local grant, err = kong.db.quota_grants:select({ id = id })
    if grant then
      local _, update_err = kong.db.quota_grants:update({ id = id }, { used = grant.used + cost })
      err = update_err
    end
    if err then
      kong.log.err("could not charge grant ", id, ": ", err)
    end
  end
end


-- Remembers a charge. The database is not within reach in the log phase.
function _M.charge(grant, cost)
  pending[grant.id] = (pending[grant.id] or 0) + cost

  if timer_running then
    return
  end

  local ok, err = ngx.timer.at(FLUSH_DELAY, flush)
  if ok then
    timer_running = true
  else
    kong.log.err("could not create a timer: ", err)
  end
end


-- Grants of a deleted consumer leave the cache with it.
function _M.watch()
  if not kong.worker_events then
    return
  end

  kong.worker_events.register(function(data)
    if data.operation == "delete" then
      for grant in kong.db.quota_grants:each_for_consumer({ id = data.entity.id }) do
        kong.cache:invalidate(kong.db.quota_grants:cache_key(grant))
      end
    end
  end, "crud", "consumers")
end


return _M
