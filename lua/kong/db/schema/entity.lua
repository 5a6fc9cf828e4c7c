--- Entity: a schema whose values are stored and shown by the Admin API.
-- Records in it are required unless they say otherwise, so that they always
-- show their full structure. Types that cannot be stored are refused.

local Schema = require "kong.db.schema"

local Entity = {}

local NO_NILABLE = "%s: Entities cannot have nilable types."
local NO_FUNCTIONS = "%s: Entities cannot have function types."
local STRING_KEYS_ONLY = "%s: Entities map keys must be strings."


-- Reaches records in records; those inside lists and maps are left alone.
local function require_records(field)
  if field.required == nil then
    field.required = true
  end
  for _, inner in Schema.each_field(field) do
    if inner.type == "record" then
      require_records(inner)
    end
  end
end


-- nil, or why an entity cannot have this field.
local function refusal(name, field)
  if field.nilable then
    return NO_NILABLE:format(name)
  end
  if field.abstract then
    return nil
  end
  if field.type == "map" and field.keys.type ~= "string" then
    return STRING_KEYS_ONLY:format(name)
  end
  if field.type == "function" then
    return NO_FUNCTIONS:format(name)
  end
  return nil
end


--- Registers a subschema of the entity `schema` under `key`. `definition` is
-- changed: its records become required. Returns true, or nil and the reason.
function Entity.new_subschema(schema, key, definition)
  require_records(definition)
  definition.required = nil
  return Schema.new_subschema(schema, key, definition)
end


--- The schema object of an entity, or nil and the reason.
function Entity.new(definition)
  local self, err = Schema.new(definition)
  if not self then
    return nil, err
  end
  for name, field in self:each_field() do
    err = refusal(name, field)
    if err then
      return nil, err
    end
    if field.type == "record" and not field.abstract then
      require_records(field)
    end
  end
  self.new_subschema = Entity.new_subschema
  return self
end


return Entity
