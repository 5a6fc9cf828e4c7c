local cache = assert(ngx.shared.sample_cache, "declare the dictionary `sample_cache`")
local size = cache:capacity()

if size < 1024 and cache:get("ready") ~= 1 then
  error("the dictionary is too small")
end

local limit = #cache:get_keys()
assert(limit > 0)

local Sample = { VERSION = "1.0.0", PRIORITY = 1000 }


function Sample:access(conf)
  kong.log.debug(conf.value, limit)
end


return Sample
