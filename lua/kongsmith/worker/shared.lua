--- Shared: the dictionaries of `ngx.shared` that Kong declares. Each worker has
-- its own; nothing expires.

local shared = {}

local Dictionary = {}
Dictionary.__index = Dictionary


function Dictionary:get(key)
  local value = self.values[key]
  return value, nil
end


Dictionary.get_stale = Dictionary.get


function Dictionary:set(key, value)
  self.values[key] = value
  return true, nil, false
end


Dictionary.safe_set = Dictionary.set


function Dictionary:add(key, value)
  if self.values[key] ~= nil then
    return false, "exists", false
  end
  return self:set(key, value)
end


Dictionary.safe_add = Dictionary.add


function Dictionary:replace(key, value)
  if self.values[key] == nil then
    return false, "not found", false
  end
  return self:set(key, value)
end


function Dictionary:delete(key)
  self.values[key] = nil
end


function Dictionary:incr(key, step, start)
  local value = self.values[key] or start
  if not value then
    return nil, "not found"
  end
  self.values[key] = value + step
  return self.values[key], nil, false
end


function Dictionary:get_keys()
  local keys = {}
  for key in pairs(self.values) do
    keys[#keys + 1] = key
  end
  return keys
end


function Dictionary:flush_all()
  self.values = {}
end


function Dictionary:flush_expired()
  return 0
end


function Dictionary:ttl()
  return 0
end


function Dictionary:expire()
  return true
end


function Dictionary:capacity()
  return 5 * 1024 * 1024
end


Dictionary.free_space = Dictionary.capacity

local NAMES = {
  "kong", "kong_locks", "kong_healthchecks", "kong_cluster_events", "kong_rate_limiting_counters",
  "kong_core_db_cache", "kong_core_db_cache_miss", "kong_db_cache", "kong_db_cache_miss", "kong_secrets",
  "kong_dns_cache", "kong_dns_cache_ipc", "prometheus_metrics",
}

for _, name in ipairs(NAMES) do
  shared[name] = setmetatable({ values = {} }, Dictionary)
end

return shared
