local a = cache.size
local b = cache.other
cache.size = 1
cache.other = 2
cache = 3
local s = string.trim
return a, b, s, string.format
