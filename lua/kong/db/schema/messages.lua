--- Messages: every text that schema validation can answer with.
-- Texts and placeholders are those of Kong 3.9, because specs and API clients
-- compare them. The wording of three messages changes while an update is
-- validated; `messages.while_updating` is the only door to that mode.

local messages = {
  bad_input = "expected an input table",
  required = "required field missing",
  unknown = "unknown field",
  immutable = "immutable field cannot be updated",
  abstract = "error in schema definition: abstract field was not specialized",
  cannot_validate = "error in schema prevents from validating this field",
  invalid_type = "invalid type: %s",
  summary = "Validation error: %s",
  self_check = "entity check failed",
  transformation = "transformation failed: %s",
  missing_primary_key = "missing primary key",
  not_primary_key = "not a primary key",
  bad_reference = "schema refers to an invalid foreign entity: %s",
  no_definition = "expected a definition table",
  no_fields = "error in schema definition: no 'fields' table",
}

--- What a value of the wrong type is answered with, by field type.
messages.expected = {
  array = "expected an array",
  set = "expected a set",
  map = "expected a map",
  record = "expected a record",
  string = "expected a string",
  number = "expected a number",
  boolean = "expected a boolean",
  integer = "expected an integer",
  ["function"] = "expected a function",
}

--- By validator attribute.
messages.validator = {
  between = "value should be between %d and %d",
  eq = "value must be %s",
  ne = "value must not be %s",
  gt = "value must be greater than %s",
  len_eq = "length must be %d",
  len_min = "length must be at least %d",
  len_max = "length must be at most %d",
  match = "invalid value: %s",
  not_match = "invalid value: %s",
  match_all = "invalid value: %s",
  match_none = "invalid value: %s",
  match_any = "invalid value: %s",
  starts_with = "should start with: %s",
  contains = "expected to contain: %s",
  one_of = "expected one of: %s",
  not_one_of = "must not be one of: %s",
  is_regex = "not a valid regex: %s",
  timestamp = "expected a valid timestamp",
  uuid = "expected a valid UUID",
  custom_validator = "failed validating: %s",
  mutually_exclusive_subsets = "these sets are mutually exclusive: %s",
}

--- By kind of entity check. `custom_entity_check` has none: its function
-- words the error.
messages.entity_check = {
  at_least_one_of = "at least one of these fields must be non-empty: %s",
  conditional_at_least_one_of = "at least one of these fields must be non-empty: %s",
  only_one_of = "exactly one of these fields must be non-empty: %s",
  distinct = "values of these fields must be distinct: %s",
  conditional = "failed conditional validation given value of field '%s'",
  mutually_required = "all or none of these fields must be set: %s",
  mutually_exclusive = "only one or none of these fields must be set: %s",
  mutually_exclusive_sets = "these sets are mutually exclusive: %s",
}
messages.entity_check_failed = "failed entity check: %s(%s)"
messages.required_for_check = "field required for entity check"

--- Errors of a plugin schema that does not fit the plugins entity. The first
-- placeholder is the plugin, the second the field.
messages.subschema = {
  unknown = "unknown type: %s",
  bad_parent = "error in definition of '%s': entities of type '%s' cannot have subschemas",
  undefined_field = "error in definition of '%s': %s: abstract field was not specialized",
  bad_type = "error in definition of '%s': %s: cannot change type in a specialized field",
  bad_field = "error in definition of '%s': %s: cannot create a new field",
}

messages.json = {
  decode = "value could not be JSON-decoded: %s",
  parent_missing = "validation of %s depends on the parent attribute %s, but it is not set",
  not_found = "mandatory json schema for field (%s) not found",
}


--- Calls `fn(...)` with the wording for updates in place.
-- The plain wording comes back even when `fn` raises.
function messages.while_updating(fn, ...)
  local check = messages.entity_check
  local required = messages.required_for_check
  local one_of, conditional = check.at_least_one_of, check.conditional_at_least_one_of

  messages.required_for_check = required .. " when updating"
  check.at_least_one_of = "when updating, " .. one_of
  check.conditional_at_least_one_of = "when updating, " .. conditional

  local called, ok, errors = pcall(fn, ...)

  messages.required_for_check = required
  check.at_least_one_of = one_of
  check.conditional_at_least_one_of = conditional

  if not called then
    error(ok, 0)
  end
  return ok, errors
end


return messages
