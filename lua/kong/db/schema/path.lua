--- Path: a field name with dots, such as `config.redis.host`.
-- Entity checks and transformations name fields this way. Reads and writes
-- values of an entity and finds the field definition of a path in a schema.

local find = string.find
local sub = string.sub
local null = ngx.null

local path = {}


local function split(name)
  local dot = find(name, ".", 1, true)
  if not dot then
    return name, nil
  end
  return sub(name, 1, dot - 1), sub(name, dot + 1)
end


--- The value at `name`; nil when a table on the way is nil or null.
function path.get(entity, name)
  if entity == nil or entity == null then
    return nil
  end
  local head, rest = split(name)
  if rest then
    return path.get(entity[head], rest)
  end
  return entity[head]
end


--- Sets the value at `name`, creating the tables on the way.
function path.set(entity, name, value)
  local head, rest = split(name)
  if not rest then
    entity[head] = value
    return
  end
  if entity[head] == nil then
    entity[head] = {}
  end
  path.set(entity[head], rest, value)
end


--- The definition of the field at `name` in a schema or record definition.
-- nil when there is no such field.
function path.definition(schema, name)
  if schema == nil then
    return nil
  end
  local head, rest = split(name)
  if rest then
    return path.definition(schema.fields[head], rest)
  end
  return schema.fields[head]
end


return path
