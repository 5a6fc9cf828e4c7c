--- Lrucache: a cache of some items that forgets the one that was not used for the
-- longest time.

local now, setmetatable, type = ngx.now, setmetatable, type

local Cache = { _VERSION = "0.13" }
Cache.__index = Cache


--- A cache for `size` items.
function Cache.new(size)
  if size < 1 then
    return nil, "size too small"
  end
  return setmetatable({}, Cache):clear(size)
end


-- The items are a ring around `self.ends`, whose `following` was used last.
function Cache:clear(size)
  local ends = {}
  ends.following, ends.previous = ends, ends
  self.size, self.used, self.items, self.ends = size, 0, {}, ends
  return self
end


local function unlink(item)
  item.previous.following, item.following.previous = item.following, item.previous
end


local function put_first(ends, item)
  item.previous, item.following = ends, ends.following
  ends.following.previous = item
  ends.following = item
end


function Cache:count()
  return self.used
end


function Cache:capacity()
  return self.size
end


--- The value, or nil and the value that has expired; and its flags.
function Cache:get(key)
  local item = self.items[key]
  if not item then
    return nil
  end
  unlink(item)
  put_first(self.ends, item)
  if item.expires and item.expires < now() then
    return nil, item.value, item.flags
  end
  return item.value, nil, item.flags
end


--- Removes an item; whether there was one.
function Cache:delete(key)
  local item = self.items[key]
  if not item then
    return false
  end
  unlink(item)
  self.items[key] = nil
  self.used = self.used - 1
  return true
end


--- Sets a value for `seconds`, for ever without them.
function Cache:set(key, value, seconds, flags)
  self:delete(key)
  if value == nil then
    return
  end
  if self.used == self.size then
    self:delete(self.ends.previous.key)
  end
  local item = { key = key, value = value, expires = seconds and now() + seconds,
                 flags = type(flags) == "number" and flags >= 0 and flags or 0 }
  put_first(self.ends, item)
  self.items[key] = item
  self.used = self.used + 1
end


--- The keys, those used last first, at most `most`.
function Cache:get_keys(most, keys)
  keys = keys or {}
  most = most and most > 0 and most or self.used
  local count, item = 0, self.ends.following
  while item ~= self.ends and count < most do
    count = count + 1
    keys[count] = item.key
    item = item.following
  end
  keys[count + 1] = nil
  return keys
end


--- Removes all items.
function Cache:flush_all()
  self:clear(self.size)
end


return Cache
