--- Entity checks: the kinds of entity check and their arguments, as the fields
-- of a schema. What they do is in `kong.db.schema.entity_checkers`.

local validators = require "kong.db.schema.metaschema.validators"

local entity_checks = {}

local field_name = { type = "string" }
local text = { type = "string" }
local flag = { type = "boolean" }

-- The fields of if_match and the like; completed by `entity_checks.list`.
local match_fields = {}
local match = { type = "record", shared = true, fields = match_fields }


local function field_names()
  return { type = "array", elements = { type = "string" } }
end


local kinds = {
  { at_least_one_of = field_names() },
  { conditional_at_least_one_of = {
      type = "record",
      shared = true,
      fields = {
        { if_field = field_name },
        { if_match = match },
        { then_at_least_one_of = field_names() },
        { then_err = text },
        { else_match = match },
        { else_then_at_least_one_of = field_names() },
        { else_then_err = text },
      },
  } },
  { only_one_of = field_names() },
  { distinct = field_names() },
  { conditional = {
      type = "record",
      shared = true,
      fields = {
        { if_field = field_name },
        { if_match = match },
        { then_field = field_name },
        { then_match = match },
        { then_err = text },
      },
  } },
  { custom_entity_check = {
      type = "record",
      shared = true,
      fields = {
        { field_sources = field_names() },
        { fn = { type = "function" } },
        { run_with_missing_fields = flag },
        { run_with_invalid_fields = flag },
      },
  } },
  { mutually_required = field_names() },
  { mutually_exclusive = field_names() },
  { mutually_exclusive_sets = {
      type = "record",
      shared = true,
      fields = {
        { set1 = field_names() },
        { set2 = field_names() },
      },
  } },
}


--- The definition of the attribute `entity_checks`. `field_attributes` are
-- those of any field, because a match may look into elements, keys and values.
function entity_checks.list(field_attributes)
  match_fields[1] = { required = { type = "boolean" } }
  for _, name in ipairs({ "elements", "keys", "values" }) do
    match_fields[#match_fields + 1] = {
      [name] = { type = "record", shared = true, fields = field_attributes },
    }
  end
  for _, entry in ipairs(validators) do
    match_fields[#match_fields + 1] = entry
  end

  local names = {}
  for i, entry in ipairs(kinds) do
    names[i] = next(entry)
  end
  return {
    type = "array",
    nilable = true,
    elements = {
      type = "record",
      shared = true,
      fields = kinds,
      entity_checks = { { only_one_of = names } },
    },
  }
end


return entity_checks
