local cjson = require "cjson.safe"


local Memory = {}
Memory.__index = Memory


function Memory.new(conf)
  local dict = ngx.shared[conf.memory.dictionary]
  if not dict then
    return nil, "no shared dictionary named " .. conf.memory.dictionary
  end

  return setmetatable({ dict = dict }, Memory)
end


function Memory:fetch(key)
  local text, err = self.dict:get(key)
  if not text then
    return nil, err
  end

  return cjson.decode(text)
end


function Memory:store(key, entry, ttl)
  local text, err = cjson.encode(entry)
  if not text then
    return nil, err
  end

  return self.dict:set(key, text, ttl)
end


return Memory
