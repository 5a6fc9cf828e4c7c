--- Metaschema: the schema of schemas.
-- The module itself describes the entities of a plugin's daos;
-- `MetaSubSchema` describes the schema of a plugin. Both validate the
-- attributes of every field like any record, and then its structure, which
-- depends on the types.

local Schema = require "kong.db.schema"
local attributes = require "kong.db.schema.metaschema.attributes"
local entity = require "kong.db.schema.metaschema.entity"
local structure = require "kong.db.schema.metaschema.structure"

local optional_boolean = { type = "boolean", nilable = true }
local optional_string = { type = "string", nilable = true }
local optional_function = { type = "function", nilable = true }
local name = { type = "string", required = true }
local strings = { type = "string" }

local MetaSchema = Schema.new({
  name = "metaschema",
  fields = {
    { name = name },
    { primary_key = { type = "array", elements = strings, required = true } },
    { workspaceable = optional_boolean },
    { endpoint_key = optional_string },
    { cache_key = { type = "array", elements = strings, nilable = true } },
    { ttl = optional_boolean },
    { db_export = { type = "boolean", nilable = true, default = true } },
    { subschema_key = optional_string },
    { subschema_error = optional_string },
    { generate_admin_api = { type = "boolean", nilable = true, default = true } },
    { admin_api_name = optional_string },
    { table_name = optional_string },
    { admin_api_nested_name = optional_string },
    { fields = attributes.fields },
    { entity_checks = attributes.entity_checks },
    { shorthand_fields = attributes.shorthand_fields },
    { transformations = attributes.transformations },
    { check = optional_function },
    { dao = optional_string },
  },
  check = function(schema)
    local errors = entity.errors(schema)
    structure.collect(schema, errors)
    return next(errors) == nil, errors
  end,
})

MetaSchema.MetaSubSchema = Schema.new({
  name = "metasubschema",
  fields = {
    { name = name },
    { fields = attributes.fields },
    { entity_checks = attributes.entity_checks },
    { shorthand_fields = attributes.shorthand_fields },
    { transformations = attributes.transformations },
    { check = optional_function },
  },
  check = function(schema)
    local errors = {}
    structure.collect(schema, errors)
    return next(errors) == nil, errors
  end,
})


--- The names of the validators that a field may have, as keys.
function MetaSchema.get_supported_validator_set()
  local set = {}
  for _, entry in ipairs(require "kong.db.schema.metaschema.validators") do
    set[next(entry)] = true
  end
  return set
end


return MetaSchema
