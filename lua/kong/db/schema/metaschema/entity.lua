--- Entity: what the schema of a plugin's own entity must have besides fields.
-- The keys that such a schema names must be fields of it.

local next = next

local entity = {}


local function find_field(schema, wanted)
  for i = 1, #schema.fields do
    local name, definition = next(schema.fields[i])
    if name == wanted then
      return definition
    end
  end
  return nil
end


local function cache_key_error(schema)
  local key = schema.cache_key
  local field
  for i = 1, #key do
    field = find_field(schema, key[i])
    if not field then
      return "values must be field names"
    end
  end
  if #key == 1 and not field.unique then
    return "a field used as a single cache key must be unique"
  end
  return nil
end


local function subschema_key_error(schema)
  local field = find_field(schema, schema.subschema_key)
  if not field then
    return "value must be a field name"
  end
  if field.type ~= "string" and field.type ~= "set" then
    return "must be a string or set field"
  end
  return nil
end


--- The errors of an entity's schema by key. Gives the entity's name to a table
-- name that is missing.
function entity.errors(schema)
  local errors = {}
  schema.table_name = schema.table_name or schema.name
  if schema.endpoint_key and not find_field(schema, schema.endpoint_key) then
    errors.endpoint_key = "value must be a field name"
  end
  if schema.cache_key then
    errors.cache_key = cache_key_error(schema)
  end
  if schema.subschema_key then
    errors.subschema_key = subschema_key_error(schema)
  end
  if schema.ttl and find_field(schema, "ttl") then
    errors.ttl = "ttl is a reserved field name when ttl is enabled"
  end
  return errors
end


return entity
