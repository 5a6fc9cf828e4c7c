--- Tablepool: tables that are used again.

local clear = require "table.clear"

-- tag -> free tables
local pools = {}

local tablepool = {}


--- A table of the pool, or a new one.
function tablepool.fetch(tag)
  local pool = pools[tag]
  return pool and table.remove(pool) or {}
end


--- Gives a table back; it is emptied unless `keeps_entries`.
function tablepool.release(tag, object, keeps_entries)
  if not object then
    error("object empty", 2)
  end
  if not keeps_entries then
    setmetatable(object, nil)
    clear(object)
  end
  pools[tag] = pools[tag] or {}
  table.insert(pools[tag], object)
end


return tablepool
