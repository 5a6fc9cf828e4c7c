--- Shared: the dictionaries of `ngx.shared`. Each worker has its own of those that
-- Kong declares; nothing expires. All others are inert: users declare further ones
-- with directives of nginx.

local host = require "kongsmith.host"

local getmetatable, ipairs, pairs, setmetatable, type = getmetatable, ipairs, pairs, setmetatable, type
local insert, remove = table.insert, table.remove
local stand_in, stand_in_path = host.stand_in, host.stand_in_path

local shared = {}

local Dictionary = {}
Dictionary.__index = Dictionary

-- The metatable of the lists among the values.
local List = {}


local function is_list(value)
  return type(value) == "table" and getmetatable(value) == List
end


function Dictionary:get(key)
  local value = self.values[key]
  if is_list(value) then
    return nil, "value is a list"
  end
  return value
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
  elseif type(value) ~= "number" and not stand_in_path(value) then
    return nil, "not a number"
  end
  self.values[key] = value + step
  return self.values[key], nil, false
end


-- The list called `key`, an empty one where there is none.
local function list_of(dictionary, key)
  local value = dictionary.values[key]
  if value == nil then
    return setmetatable({}, List)
  elseif not is_list(value) then
    return nil, "value not a list"
  end
  return value
end


local function push(dictionary, key, value, at_end)
  if type(value) ~= "string" and type(value) ~= "number" and not stand_in_path(value) then
    return nil, "bad value type"
  end
  local list, err = list_of(dictionary, key)
  if not list then
    return nil, err
  end
  insert(list, at_end and #list + 1 or 1, value)
  dictionary.values[key] = list
  return #list
end


local function pop(dictionary, key, at_end)
  local list, err = list_of(dictionary, key)
  if not list then
    return nil, err
  end
  local value = remove(list, at_end and #list or 1)
  if #list == 0 then
    dictionary.values[key] = nil
  end
  return value
end


function Dictionary:lpush(key, value)
  return push(self, key, value, false)
end


function Dictionary:rpush(key, value)
  return push(self, key, value, true)
end


function Dictionary:lpop(key)
  return pop(self, key, false)
end


function Dictionary:rpop(key)
  return pop(self, key, true)
end


function Dictionary:llen(key)
  local list, err = list_of(self, key)
  if not list then
    return nil, err
  end
  return #list
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

return setmetatable(shared, { __index = function(_, name)
  return type(name) == "string" and stand_in("ngx.shared." .. name) or nil
end })
