local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local cache = {}
cache.size = 1
kong.ctx.plugin.cache = cache
ngx.ctx.cache = cache
ngx.header["X-Size"] = cache.size
package.loaded["sample"] = cache

return Handler
