--- Pureffi: the cache that is kept outside of Lua; it does the same.

return require "resty.lrucache"
