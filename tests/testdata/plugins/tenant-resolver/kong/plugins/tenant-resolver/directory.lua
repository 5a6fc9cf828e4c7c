local lower = string.lower


-- Tenants by lower-case id and alias, one index per configuration.
local index_by_plugin = {}


local _M = {}


local function index(tenants)
  local by_name = {}
  for _, tenant in ipairs(tenants) do
    by_name[lower(tenant.id)] = tenant
    for _, alias in ipairs(tenant.aliases) do
      by_name[lower(alias)] = tenant
    end
  end

  return by_name
end


function _M.rebuild(configs)
  local fresh = {}
  for _, conf in ipairs(configs) do
    fresh[conf.__plugin_id] = index(conf.tenants)
  end

  index_by_plugin = fresh
end


function _M.find(conf, name)
  local id = conf.__plugin_id
  local by_name = index_by_plugin[id]
  if not by_name then
    by_name = index(conf.tenants)
    index_by_plugin[id] = by_name
  end

  return by_name[lower(name)]
end


return _M
