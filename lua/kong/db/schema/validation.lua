--- Validation: the errors of a table under a schema.
-- Each field is checked for itself, then what is required must be there, then
-- the rules across fields run. All errors are collected.

local entity_checks = require "kong.db.schema.entity_checks"
local json_field = require "kong.db.schema.json_field"
local host = require "kongsmith.host"
local messages = require "kong.db.schema.messages"
local subschema = require "kong.db.schema.subschema"
local transformations = require "kong.db.schema.transformations"

local next = next
local pairs = pairs
local pcall = pcall
local tostring = tostring
local type = type
local null = ngx.null

local validation = {}


-- On a data plane a null under an unknown name is what a newer control plane
-- sends for a field that is not used.
local function unknown_error(value)
  local configuration = kong and kong.configuration
  if value == null and configuration and configuration.role == "data_plane" then
    return nil
  end
  return messages.unknown
end


local function is_unvalidated(schema, name)
  return name == "updated_at" or (name == "ttl" and schema.ttl)
end


-- The error of one field of the input, or nil.
local function field_error(schema, name, value, input, specialization)
  local definition = subschema.resolve(name, schema.fields[tostring(name)], specialization)
  if definition and definition.type == "json" then
    return json_field.error(name, definition, value, input)
  end
  if is_unvalidated(schema, name) then
    return nil
  end
  if not definition then
    return unknown_error(value)
  end
  local _, err = schema:validate_field(definition, value)
  return err
end


-- A field of type "self" holds a value of the field that the input defines:
-- the metaschema checks a default this way. What raises is an error as well.
local function self_error(schema, definition, value)
  local called, ok, err = pcall(schema.validate_field, schema, definition, value)
  if not called then
    host.raised_by_default = host.error_text(ok) or ok
    return messages.cannot_validate
  end
  return err
end


local function field_errors(schema, input)
  if type(input) ~= "table" then
    error(messages.bad_input, 0)
  end

  local errors, own_values = {}, {}
  local specialization = subschema.of(schema, input)
  for name, value in pairs(input) do
    local definition = schema.fields[tostring(name)]
    if definition and definition.type == "self" then
      own_values[name] = value
    else
      errors[name] = field_error(schema, name, value, input, specialization)
    end
  end
  -- after the loop, because it may complete the definition in `input`
  for name, value in pairs(own_values) do
    errors[name] = self_error(schema, input, value)
  end
  return errors
end


--- Validates a table: its fields, then the rules across them.
-- Returns true, or nil and the errors: by field, nested like the input, with
-- the errors of the entity as a whole in the list "@entity". `full_check`
-- (default true) is false for a partial entity. `original_input` and
-- `stored_entity` are for transformations.
function validation.run(schema, input, full_check, original_input, stored_entity)
  if full_check == nil then
    full_check = true
  end

  local key_field = schema.subschema_key
  if key_field then
    local key = input[key_field]
    if key == null or key == nil then
      return nil, { [key_field] = messages.required }
    end
    if not subschema.of(schema, input) then
      return nil, { [key_field] = subschema.unknown_error(schema, key) }
    end
  end

  local errors = field_errors(schema, input)
  for name, definition in schema:each_field() do
    if definition.required then
      local value = input[name]
      if value == null or (full_check and value == nil) then
        errors[name] = messages.required
      end
    end
  end

  entity_checks.run(schema, input, full_check, errors)
  transformations.check(schema, input, original_input, stored_entity, errors)

  if next(errors) ~= nil then
    return nil, errors
  end
  return true
end


return validation
