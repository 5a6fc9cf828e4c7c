--- Primary key: the fields that identify an entity.

local messages = require "kong.db.schema.messages"

local next = next
local pairs = pairs
local null = ngx.null

local primary_key = {}


--- True if `key` holds the primary key of the schema's entities; nil and the
-- errors by field otherwise. Other fields are errors unless `ignore_others`.
function primary_key.validate(schema, key, ignore_others)
  local errors, is_key = {}, {}
  for i = 1, #schema.primary_key do
    local name = schema.primary_key[i]
    local definition = schema.fields[name]
    local value = key[name]
    is_key[name] = true

    if not value then
      errors[name] = messages.missing_primary_key
    elseif value == null and (definition.required or definition.auto) then
      errors[name] = messages.required
    else
      local _, err = schema:validate_field(definition, value)
      errors[name] = err
    end
  end

  if not ignore_others then
    for name in pairs(key) do
      if not is_key[name] then
        errors[name] = messages.not_primary_key
      end
    end
  end

  if next(errors) then
    return nil, errors
  end
  return true
end


--- The primary key fields of `entity` alone.
function primary_key.extract(schema, entity)
  local values = {}
  for i = 1, #schema.primary_key do
    local name = schema.primary_key[i]
    values[name] = entity[name]
  end
  return values
end


return primary_key
