--- Attributes: what the definition of a field may say, as the fields of a
-- schema. A definition holds further definitions (`elements`, `fields` and so
-- on), so the tables here contain themselves.

local Schema = require "kong.db.schema"
local constants = require "kong.constants"
local entity_checks = require "kong.db.schema.metaschema.entity_checks"
local json = require "kong.db.schema.json"
local tables = require "kong.tools.table"
local validators = require "kong.db.schema.metaschema.validators"

local attributes = {}

-- Types that need more than a value of their own, and so no shorthand.
local NOT_SHORTHAND = { record = true, foreign = true, ["function"] = true }


local function type_names(excluded)
  local names = {}
  for _, name in tables.sorted_keys(Schema.valid_types) do
    if not excluded[name] then
      names[#names + 1] = name
    end
  end
  return names
end


local function namespaces()
  local names = {}
  for _, key in tables.sorted_keys(constants.SCHEMA_NAMESPACES) do
    names[#names + 1] = constants.SCHEMA_NAMESPACES[key]
  end
  return names
end


local function record(fields, checks)
  return { type = "record", shared = true, fields = fields, entity_checks = checks }
end


local function list_of(elements)
  return { type = "array", elements = elements }
end


local json_schema = record({
  { namespace = { type = "string", one_of = namespaces() } },
  { parent_subschema_key = { type = "string" } },
  { optional = { type = "boolean" } },
  { inline = { type = "any", custom_validator = json.validate_schema } },
  { default = { type = "any", custom_validator = json.validate_schema } },
}, {
  { at_least_one_of = { "inline", "namespace", "parent_subschema_key" } },
  { mutually_required = { "namespace", "parent_subschema_key" } },
  { mutually_exclusive_sets = {
      set1 = { "inline" },
      set2 = { "namespace", "parent_subschema_key", "optional" },
  } },
})

local deprecation = record({
  { message = { type = "string", required = true } },
  { removal_in_version = { type = "string", required = true } },
  { old_default = { type = "any", required = false } },
  { replaced_with = list_of(record({
      { path = { type = "array", len_min = 1, required = true, elements = { type = "string" } } },
      { reverse_mapping_function = { type = "function", required = false } },
    })) },
})

-- Attributes of every field but those that hold definitions.
local simple = {
  { type = { type = "string", one_of = type_names({}), required = true } },
  { required = { type = "boolean" } },
  { reference = { type = "string" } },
  { description = { type = "string", len_min = 10, len_max = 500 } },
  { examples = list_of({ type = "any" }) },
  { auto = { type = "boolean" } },
  { unique = { type = "boolean" } },
  { unique_across_ws = { type = "boolean" } },
  { on_delete = { type = "string", one_of = { "restrict", "cascade", "null" } } },
  { default = { type = "self" } },
  { abstract = { type = "boolean" } },
  { generate_admin_api = { type = "boolean" } },
  { immutable = { type = "boolean" } },
  { err = { type = "string" } },
  { encrypted = { type = "boolean" } },
  { referenceable = { type = "boolean" } },
  { json_schema = json_schema },
  { transient = { type = "boolean" } },
  { deprecation = deprecation },
}

local field_checks = {
  { conditional = {
      if_field = "unique_across_ws", if_match = { eq = true },
      then_field = "unique", then_match = { eq = true, required = true },
  } },
}

local field_attributes = {}


-- Entries of one key each: the names of fields with their definitions.
local function named(values)
  return {
    type = "array",
    elements = {
      type = "map",
      keys = { type = "string" },
      values = values,
      required = true,
      len_eq = 1,
    },
  }
end


local function add(entries)
  for _, entry in ipairs(entries) do
    field_attributes[#field_attributes + 1] = entry
  end
end


local function make_optional(entries)
  for _, entry in ipairs(entries) do
    local _, definition = next(entry)
    definition.nilable = not definition.required
  end
end


-- Attributes that a shorthand field has in place of, or beside, those of any.
local function shorthand_attributes()
  local own = { { type = { type = "string", one_of = type_names(NOT_SHORTHAND), required = true } } }
  for i = 2, #field_attributes do
    own[i] = field_attributes[i]
  end
  own[#own + 1] = { func = { type = "function", required = true } }
  return own
end


make_optional(simple)
make_optional(validators)
add(simple)
add(validators)

--- The definition of `fields`, of a schema or a record.
attributes.fields = named(record(field_attributes, field_checks))

add({
  { elements = record(field_attributes) },
  { keys = record(field_attributes) },
  { values = record(field_attributes) },
  { fields = attributes.fields },
})

--- The definition of `entity_checks`, of a schema or a record.
attributes.entity_checks = entity_checks.list(field_attributes)

--- The definition of `shorthand_fields`, of a schema or a record.
attributes.shorthand_fields = named(nil)
attributes.shorthand_fields.nilable = true

add({
  { entity_checks = attributes.entity_checks },
  { shorthand_fields = attributes.shorthand_fields },
})
attributes.shorthand_fields.elements.values = record(shorthand_attributes(), field_checks)

--- The definition of `transformations` of a schema.
attributes.transformations = list_of(record({
  { input = { type = "array", required = false, elements = { type = "string" } } },
  { needs = { type = "array", required = false, elements = { type = "string" } } },
  { on_write = { type = "function", required = false } },
  { on_read = { type = "function", required = false } },
}, {
  { at_least_one_of = { "on_write", "on_read" } },
}))
attributes.transformations.nilable = true


return attributes
