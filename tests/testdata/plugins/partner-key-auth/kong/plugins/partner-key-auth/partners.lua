local kong = kong


local CONSUMER_TTL = 300


local _M = {}


-- `partners` maps a name to the fingerprints of its keys. Both sides are of the same length, so a
-- plain comparison of digests tells an attacker nothing about the key.
function _M.find(partners, digest)
  for name, fingerprints in pairs(partners) do
    for _, known in ipairs(fingerprints) do
      if known == digest then
        return name
      end
    end
  end
end


local function load_consumer(username)
  local consumer, err = kong.db.consumers:select_by_username(username)
  if err then
    return nil, err
  end

  return consumer
end


-- The Kong consumer that has the partner's name, if there is one.
function _M.consumer(name)
  local cache_key = kong.db.consumers:cache_key("partner:" .. name)
  return kong.cache:get(cache_key, { ttl = CONSUMER_TTL }, load_consumer, name)
end


return _M
