--- Field: checks one value against one field definition.
-- Null handling comes first, then the type with all that is inside the value,
-- then the validators. `schema` is the schema that the field belongs to; a
-- record inside is checked by a schema of its own.

local deprecation_notice = require "kong.db.schema.deprecation_notice"
local messages = require "kong.db.schema.messages"
local record = require "kong.db.schema.record"
local sequence = require "kong.db.schema.sequence"
local sorted_keys = require("kong.tools.table").sorted_keys
local validators = require "kong.db.schema.validators"
local vault_reference = require "kong.db.schema.vault_reference"

local floor = math.floor
local tostring = tostring
local type = type
local huge = math.huge
local null = ngx.null
local expected = messages.expected
local is_sequence = sequence.is
local order = validators.order

-- answer of a type check that makes the validators superfluous
local SKIP_VALIDATORS = {}

local field = {}

-- By type: fn(schema, definition, value) -> true, SKIP_VALIDATORS, or
-- nil and the error.
local type_checks = {}


local function check_elements(schema, definition, value)
  local elements = definition.elements
  -- a null inside a list is an error, whatever the definition says
  elements.required = true

  local errors = {}
  local all_ok = true
  for i = 1, #value do
    local ok, err = schema:validate_field(elements, value[i])
    if not ok then
      errors[i] = err
      all_ok = false
    end
  end
  if all_ok then
    return true
  end
  return nil, errors
end


function type_checks.array(schema, definition, value)
  if not is_sequence(value) then
    return nil, expected.array
  end
  return check_elements(schema, definition, value)
end


function type_checks.set(schema, definition, value)
  if not is_sequence(value) then
    return nil, expected.set
  end
  return check_elements(schema, definition, value)
end


-- The first bad key or value is the error of the whole map. Keys are taken in
-- sorted order, so that the answer does not depend on the table's hashing.
function type_checks.map(schema, definition, value)
  if type(value) ~= "table" then
    return nil, expected.map
  end
  local key_definition, value_definition = definition.keys, definition.values
  key_definition.required = true
  value_definition.required = true

  for _, key in sorted_keys(value) do
    local ok, err = schema:validate_field(key_definition, key)
    if ok then
      ok, err = schema:validate_field(value_definition, value[key])
    end
    if not ok then
      return nil, err
    end
  end
  return true
end


function type_checks.record(_, definition, value)
  if type(value) ~= "table" then
    return nil, expected.record
  end
  local record_schema = record.schema_of(definition)
  return record_schema:validate((record_schema:process_auto_fields(value, "insert")))
end


function type_checks.foreign(_, definition, value)
  local foreign_schema = definition.schema
  if not (foreign_schema and foreign_schema.validate_primary_key) then
    return true
  end
  local ok, errors = foreign_schema:validate_primary_key(value, true)
  if ok then
    return true
  end
  if type(value) == "table" and foreign_schema.validate then
    local entity_ok, entity_errors = foreign_schema:validate(value, false)
    if not entity_ok then
      return nil, entity_errors
    end
  end
  return nil, errors
end


function type_checks.integer(_, _, value)
  if type(value) == "number" and value == floor(value) and value ~= huge and value ~= -huge then
    return true
  end
  return nil, expected.integer
end


function type_checks.string(_, definition, value)
  if type(value) ~= "string" then
    return nil, expected.string
  end
  -- the empty string is refused unless the definition allows it
  if not definition.len_min then
    definition.len_min = 1
  end
  if definition.referenceable and vault_reference.is(value) then
    return SKIP_VALIDATORS
  end
  return true
end


type_checks["function"] = function(_, _, value)
  if type(value) == "function" then
    return true
  end
  return nil, expected["function"]
end


-- The type inside the metaschema for attributes that take any value.
function type_checks.any()
  return true
end


local function check_other_type(schema, definition, value)
  local kind = definition.type
  if not schema.valid_types[kind] then
    return nil, messages.invalid_type:format(tostring(kind))
  end
  if type(value) == kind then
    return true
  end
  return nil, expected[kind]
end


local function check_null(definition)
  if definition.ne == null then
    return nil, definition.err or messages.validator.ne:format("null")
  end
  if definition.eq ~= nil and definition.eq ~= null then
    return nil, messages.validator.eq:format(tostring(definition.eq))
  end
  if definition.required then
    return nil, messages.required
  end
  return true
end


local function run_validators(schema, definition, value)
  local by_name = schema.validators
  for i = 1, #order do
    local name = order[i]
    local argument = definition[name]
    if argument ~= nil then
      local ok, err = by_name[name](value, argument, definition)
      if not ok then
        err = err or (messages.validator[name] or messages.validator.custom_validator):format(value)
        return nil, definition.err or err
      end
    end
  end
  return true
end


--- True, or nil and the error: a text, or a table for what is inside `value`.
-- Bound as `schema:validate_field(definition, value)`.
function field.validate(schema, definition, value)
  if value == null then
    return check_null(definition)
  end
  if definition.eq == null then
    return nil, definition.err or messages.validator.eq:format("null")
  end
  if definition.abstract then
    return nil, messages.abstract
  end
  if definition.deprecation then
    deprecation_notice.give(definition.deprecation, value)
  end

  local check = type_checks[definition.type] or check_other_type
  local ok, err = check(schema, definition, value)
  if ok == SKIP_VALIDATORS then
    return true
  end
  if not ok then
    return nil, err
  end
  return run_validators(schema, definition, value)
end


return field
