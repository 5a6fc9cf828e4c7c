--- Subschema: the part of an entity's schema that depends on one of its fields.
-- The `config` of a plugin entity follows the subschema that is registered
-- under the plugin's name. A subschema specializes fields of its parent; it
-- neither adds fields nor changes their type.

local texts = require("kong.db.schema.messages").subschema

local next = next
local type = type

local subschema = {}


--- The subschema for `entity`, or nil.
-- When the key field is a set, the first element that has a subschema counts.
function subschema.of(schema, entity)
  local registered, key_field = schema.subschemas, schema.subschema_key
  if not (registered and key_field) then
    return nil
  end
  local key = entity[key_field]
  if type(key) == "string" then
    return registered[key]
  end
  if type(key) == "table" then
    for i = 1, #key do
      if registered[key[i]] then
        return registered[key[i]]
      end
    end
  end
  return nil
end


--- The definition that holds for the field `name`: the specialization's before
-- the `own` one of the schema. nil when the schema has no such field.
function subschema.resolve(name, own, specialization)
  return own and specialization and specialization.fields[name] or own
end


local function is_compatible(parent, specialized)
  local kind, other = parent.type, specialized.type
  if kind ~= other then
    return (kind == "record" and other == "json") or (kind == "json" and other == "record")
  end
  if kind == "array" or kind == "set" then
    return parent.elements.type == specialized.elements.type
  end
  if kind == "map" then
    return parent.keys.type == specialized.keys.type and parent.values.type == specialized.values.type
  end
  return true
end


local function fields_by_name(schema)
  local by_name, names = {}, {}
  for i = 1, #schema.fields do
    local name, definition = next(schema.fields[i])
    by_name[name] = definition
    names[i] = name
  end
  return by_name, names
end


-- nil, or why `specialized` does not fit into `parent`.
local function misfit(parent, key, specialized)
  local parent_fields, names = fields_by_name(parent)
  for name, definition in specialized:each_field() do
    local parent_field = parent_fields[name]
    if not parent_field then
      return texts.bad_field:format(key, name)
    end
    if not is_compatible(parent_field, definition) then
      return texts.bad_type:format(key, name)
    end
  end
  for _, name in ipairs(names) do
    local definition = parent_fields[name]
    if definition.abstract and definition.required and not specialized.fields[name] then
      return texts.undefined_field:format(key, name)
    end
  end
  return nil
end


--- Builds a subschema with `new` and registers it under `key` in `parent`.
-- Returns true, or nil and the reason.
function subschema.register(parent, key, definition, new)
  assert(type(key) == "string", "key must be a string")
  assert(type(definition) == "table", "definition must be a table")
  if not parent.subschema_key then
    return nil, texts.bad_parent:format(key, parent.name)
  end

  local specialized, err = new(definition, true)
  if not specialized then
    return nil, err
  end
  err = misfit(parent, key, specialized)
  if err then
    return nil, err
  end

  parent.subschemas = parent.subschemas or {}
  parent.subschemas[key] = specialized
  return true
end


--- The error for an entity whose key field names no subschema.
function subschema.unknown_error(schema, key)
  local template = schema.subschema_error or texts.unknown
  return template:format(type(key) == "string" and key or key[1])
end




return subschema
