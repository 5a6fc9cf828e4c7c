local cache_key = require "kong.plugins.edge-cache.cache_key"
local headers = require "kong.plugins.edge-cache.headers"

local kong = kong
local ngx = ngx


local EdgeCache = {
  PRIORITY = 105,
  VERSION = "1.2.0",
}


local STATUS_HEADER = "X-Edge-Cache"


-- The store is chosen by configuration, so its module is required by a computed name.
local function store_of(conf)
  local strategy = require("kong.plugins.edge-cache.strategies." .. conf.strategy)
  return strategy.new(conf)
end


local function listed(list, value)
  for _, entry in ipairs(list) do
    if entry == value then
      return true
    end
  end

  return false
end


local function deliver(entry, now)
  local age = math.floor(now - entry.stored_at)
  entry.headers["Age"] = tostring(age)
  entry.headers[STATUS_HEADER] = "Hit"
  return kong.response.exit(entry.status, entry.body, entry.headers)
end


function EdgeCache:access(conf)
  if not listed(conf.methods, kong.request.get_method()) then
    return
  end

  if conf.respect_client and headers.refuses_cache(kong.request.get_header("cache-control")) then
    kong.ctx.plugin.status = "Refresh"
    return
  end

  local store, err = store_of(conf)
  if not store then
    kong.log.err("cache store not usable: ", err)
    return
  end

  local key = cache_key.build(conf, kong.request)
  local entry, fetch_err = store:fetch(key)
  if fetch_err then
    kong.log.warn("could not read from the cache: ", fetch_err)
  end

  if entry then
    return deliver(entry, ngx.now())
  end

  kong.ctx.plugin.key = key
  kong.ctx.plugin.status = "Miss"
end


function EdgeCache:header_filter(conf)
  local ctx = kong.ctx.plugin
  if ctx.status then
    kong.response.set_header(STATUS_HEADER, ctx.status)
  end

  if not ctx.key then
    return
  end

  local status = kong.response.get_status()
  local ttl = headers.lifetime(kong.response.get_headers(), conf.ttl)
  if not listed(conf.statuses, status) or ttl <= 0 then
    ctx.key = nil
    return
  end

  ctx.entry = {
    status = status,
    headers = headers.storable(kong.response.get_headers()),
    stored_at = ngx.now(),
  }
  ctx.ttl = ttl
end


function EdgeCache:body_filter(conf)
  local ctx = kong.ctx.plugin
  if not ctx.entry then
    return
  end

  local body = kong.response.get_raw_body()
  if not body then
    return
  end

  if #body <= conf.max_body_size then
    ctx.entry.body = body
  else
    ctx.entry = nil
  end
end


local function save(premature, conf, key, entry, ttl)
  if premature then
    return
  end

  local store, err = store_of(conf)
  if not store then
    kong.log.err("cache store not usable: ", err)
    return
  end

  local ok, store_err = store:store(key, entry, ttl)
  if not ok then
    kong.log.err("could not write to the cache: ", store_err)
  end
end


function EdgeCache:log(conf)
  local ctx = kong.ctx.plugin
  if not (ctx.entry and ctx.entry.body) then
    return
  end

  -- A store may need sockets, which the log phase does not have.
  local ok, err = ngx.timer.at(0, save, conf, ctx.key, ctx.entry, ctx.ttl)
  if not ok then
    kong.log.err("could not create a timer: ", err)
  end
end


return EdgeCache
