local access = require "kong.plugins.sample.access"

local Sample = { PRIORITY = 1000, VERSION = "1.0.0" }
local current
local forward

function Sample:own(settings)
  return settings.own_method
end

function Sample:rewrite(conf)
  current = conf
end

function Sample.access(self, conf)
  self:own(conf)
  forward(conf)
  access.execute(conf)
  kong.log.debug(string.format("%d", conf.formatted), conf.outer.inner.leaf)
  ngx.thread.spawn(access.spawned, conf)
  kong.cache:get("key", nil, access.cached, conf)
  local ok = pcall(access.guarded, self, conf)
  return ok and (function() return conf.closure end)()
end

function Sample:header_filter(conf)
  conf = conf or {}
  kong.log.debug(conf.reassigned, current.upvalue)
  local settings = kong.ctx.plugin.settings or conf
  return settings.alternative
end

forward = function(settings)
  return settings.forward
end

return Sample
