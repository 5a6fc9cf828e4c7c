--- Structure: what a schema must have beyond valid attributes.
-- Which attributes a type needs and which it cannot have, and whether the
-- fields exist that a schema names. Errors are kept by field name, without the
-- path to the field, as Kong reports them.

local sorted_keys = require("kong.tools.table").sorted_keys

local find = string.find
local next = next
local sub = string.sub
local type = type

local structure = {}

local MISSING_TYPE = "missing type declaration"
local MISSING_ATTRIBUTE = "field of type '%s' must declare '%s'"
local WRONG_ATTRIBUTE = "field of type '%s' cannot have attribute '%s'"
local NOT_A_TABLE = "'%s' must be a table"
local EMPTY_ENTRY = "field entry table is empty"
local NOT_A_SUBTABLE = "each entry in fields must be a sub-table"
local PARENT_KEY = "value must be a field name of the parent schema"
local PARENT_KEY_TYPE = "value must be a string field of the parent schema"
local INVALID_NAME = "invalid field name: %s"


local function set(...)
  local members = {}
  for _, name in ipairs({ ... }) do
    members[name] = true
  end
  return members
end


local NEEDED = {
  array = { "elements" },
  set = { "elements" },
  map = { "keys", "values" },
  record = { "fields" },
  json = { "json_schema" },
}

-- The types that may have an attribute; attributes not listed suit every type.
local ALLOWED = {
  between = set("integer", "number"),
  len_eq = set("array", "set", "string", "map"),
  match = set("string"),
  one_of = set("string", "number", "integer"),
  contains = set("array", "set"),
  is_regex = set("string"),
  timestamp = set("number", "integer"),
  uuid = set("string"),
  unique = set("string", "number", "integer", "foreign"),
  unique_across_ws = set("string", "number", "integer", "foreign"),
  abstract = set("string", "number", "integer", "record", "array", "set", "map"),
  json_schema = set("json"),
  transient = set("string", "number", "integer", "array", "set", "boolean"),
}

local NESTED = { "elements", "keys", "values" }

local check_fields


--- True if `schema` has a field with that name, which may be dotted. What is
-- behind a foreign field is taken on trust.
function structure.has_field(schema, name)
  if schema == nil then
    return false
  end
  local dot = find(name, ".", 1, true)
  local head = dot and sub(name, 1, dot - 1) or name
  for i = 1, #schema.fields do
    local key, definition = next(schema.fields[i])
    if key == head then
      if not dot or (definition and definition.type == "foreign") then
        return true
      end
      return structure.has_field(definition, sub(name, dot + 1))
    end
  end
  return false
end


-- The parent key of a json field must name a string field beside it.
local function check_parent_key(name, field, errors, parent)
  local key = field.type == "json" and field.json_schema and field.json_schema.parent_subschema_key
  if not key then
    return
  end
  local err = PARENT_KEY
  for i = 1, #parent.fields do
    local other, definition = next(parent.fields[i])
    if other == key then
      err = definition.type ~= "string" and PARENT_KEY_TYPE or nil
      break
    end
  end
  if err then
    -- raises beside another error of the field, which is a text, as in Kong
    errors[name] = errors[name] or {}
    errors[name].json_schema = { parent_subschema_key = err }
  end
end


local function check_attributes(name, field, errors)
  local kind = field.type
  local needed = NEEDED[kind]
  if needed and not (field.abstract and kind == "record") then
    for _, attribute in ipairs(needed) do
      if not field[attribute] then
        errors[name] = MISSING_ATTRIBUTE:format(kind, attribute)
      end
    end
  end
  for _, attribute in sorted_keys(field) do
    local types = ALLOWED[attribute]
    if types and not types[kind] then
      errors[name] = WRONG_ATTRIBUTE:format(kind, attribute)
    end
  end
end


local function check_field(name, field, errors, parent)
  if not field.type then
    errors[name] = MISSING_TYPE
    return
  end
  check_attributes(name, field, errors)
  for _, attribute in ipairs(NESTED) do
    local nested = field[attribute]
    if type(nested) == "table" then
      check_field(name, nested, errors, field)
    elseif nested then
      errors[name] = NOT_A_TABLE:format(attribute)
    end
  end
  check_parent_key(name, field, errors, parent)
  if field.fields then
    check_fields(field, errors)
  end
end


function check_fields(schema, errors)
  for i = 1, #schema.fields do
    local entry = schema.fields[i]
    if type(entry) ~= "table" then
      errors.fields = NOT_A_SUBTABLE
      return
    end
    local name, field = next(entry)
    if name == nil then
      errors.fields = EMPTY_ENTRY
      return
    end
    if type(field) == "table" then
      check_field(name, field, errors, schema)
    else
      errors[name] = NOT_A_TABLE:format(name)
    end
  end
end


-- Adds the error at errors.transformations[part][i][j].
local function add_transformation_error(errors, part, i, j, name)
  local here = errors
  for _, key in ipairs({ "transformations", part, i }) do
    here[key] = here[key] or {}
    here = here[key]
  end
  here[j] = INVALID_NAME:format(name)
end


local function check_transformations(schema, errors)
  local transformations = schema.transformations
  for i = 1, transformations and #transformations or 0 do
    for _, part in ipairs({ "input", "needs" }) do
      local names = transformations[i][part]
      for j = 1, names and #names or 0 do
        if not structure.has_field(schema, names[j]) then
          add_transformation_error(errors, part, i, j, names[j])
        end
      end
    end
  end
end


--- Adds to `errors` what is wrong with the structure of `schema`.
function structure.collect(schema, errors)
  check_transformations(schema, errors)
  check_fields(schema, errors)
end


return structure
