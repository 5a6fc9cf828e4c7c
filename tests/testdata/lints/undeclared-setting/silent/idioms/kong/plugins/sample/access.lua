local _M = {}

local function settings_of(conf)
  return conf.returned, conf.labels
end

function _M.execute(conf)
  for i = 1, #conf.targets do
    local target = conf.targets[i]
    kong.log.debug(target.host)
  end
  for _, target in ipairs(conf.targets) do
    kong.log.debug(target["port"])
  end
  for name, group in pairs(conf.groups) do
    kong.log.debug(name, group.weight)
  end
  return settings_of(conf), unpack(conf.names)
end

function _M.spawned(conf)
  return conf.spawned
end

function _M.cached(conf)
  return conf.cached
end

function _M.guarded(_, conf)
  return conf.guarded
end

return _M
