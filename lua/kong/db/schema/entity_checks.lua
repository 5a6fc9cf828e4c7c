--- Entity checks: runs the checks of a schema over a whole entity.
-- A check sees only the fields that it names. It is left out when one of them
-- holds a vault reference, has an error already (unless the checker copes with
-- that), or when none of them is given.

local messages = require "kong.db.schema.messages"
local path = require "kong.db.schema.path"
local write = require "kongsmith.penlight.table_writer"
local subschema = require "kong.db.schema.subschema"
local vault_reference = require "kong.db.schema.vault_reference"

local next = next
local pairs = pairs
local setmetatable = setmetatable
local type = type
local null = ngx.null

local entity_checks = {}


--- Adds `err` to the errors that belong to the entity as a whole.
function entity_checks.add_error(errors, err)
  local list = errors["@entity"]
  if not list then
    list = {}
    errors["@entity"] = list
  end
  list[#list + 1] = err
end


local function add_name(names, required, name, is_required)
  names[#names + 1] = name
  if is_required then
    required[name] = true
  end
end


-- The names of the fields that a check looks at, and which of them must exist.
local function fields_of(checker, argument)
  local names, required = {}, {}
  if not checker.sources then
    for i = 1, #argument do
      add_name(names, required, argument[i], true)
    end
    return names, required
  end

  for _, source in ipairs(checker.sources) do
    local value = argument[source]
    if type(value) == "string" then
      add_name(names, required, value, checker.required[source])
    elseif type(value) == "table" then
      for i = 1, #value do
        add_name(names, required, value[i], checker.required[source])
      end
    end
  end
  return names, required
end


local function holds_reference(schema, name, value)
  local field_schema = path.definition(schema, name)
  return field_schema.type == "string" and field_schema.referenceable and vault_reference.is(value)
end


-- The part of the entity that a check may see, with what speaks against
-- running it; nil when a vault reference is among the values. `required` is
-- nil for a check that copes with missing fields. A required name that the
-- schema does not know raises, as in Kong.
local function project(schema, input, names, required, errors)
  local part = { values = {}, missing = {}, all_nil = true, has_errors = false }
  for i = 1, #names do
    local name = names[i]
    local value = path.get(input, name)
    if value ~= nil then
      part.all_nil = false
      if holds_reference(schema, name, value) then
        return nil
      end
    elseif required and required[name] and not path.definition(schema, name).nilable then
      part.missing[#part.missing + 1] = name
    end
    if errors[name] then
      part.has_errors = true
    end
    path.set(part.values, name, value)
  end
  return part
end


local function report(kind, argument, errors, err, own_message)
  if own_message then
    return entity_checks.add_error(errors, own_message)
  end
  local template = messages.entity_check[kind]
  if template then
    err = template:format(err)
  elseif not err then
    local dump = write({ name = argument }):gsub("%s+", " ")
    err = messages.entity_check_failed:format(kind, dump)
  end
  entity_checks.add_error(errors, err)
end


local function run(schema, kind, argument, input, full_check, errors)
  local checker = schema.entity_checkers[kind]
  local names, required = fields_of(checker, argument)
  if checker.run_with_missing_fields or argument.run_with_missing_fields then
    required = nil
  end
  local part = project(schema, input, names, required, errors)
  if not part then
    return
  end

  if part.has_errors
    and not checker.run_with_invalid_fields and not argument.run_with_invalid_fields
  then
    return
  end
  if part.all_nil and not (checker.run_with_missing_fields and full_check) then
    return
  end
  if #part.missing > 0 then
    for _, name in ipairs(part.missing) do
      path.set(errors, name, messages.required_for_check)
    end
    return
  end

  local ok, err, own_message = checker.check(part.values, argument, schema, errors)
  if not ok then
    report(kind, argument, errors, err, own_message)
  end
end


-- The kind and argument of an entry, which has one key. An entry with nulls
-- beside it has passed through a schema itself and is not meant to run.
local function kind_of(entry)
  local kind, argument = next(entry)
  if kind == nil or next(entry, kind) == nil then
    return kind, argument
  end
  local first
  for key, value in pairs(entry) do
    if value == null then
      return nil, nil
    end
    if first == nil or tostring(key) < tostring(first) then
      first = key
    end
  end
  return first, entry[first]
end


local function run_all(schema, checks, input, full_check, errors)
  for i = 1, checks and #checks or 0 do
    local kind, argument = kind_of(checks[i])
    if argument and argument ~= null then
      run(schema, kind, argument, input, full_check, errors)
    end
  end
end


-- The schema as the checks of a subschema see it: its own fields first.
local function specialized(schema, specialization)
  local fields = setmetatable({}, {
    __index = function(_, name)
      return specialization.fields[name] or schema.fields[name]
    end,
  })
  return setmetatable({ fields = fields }, { __index = schema })
end


-- The function `check` of a schema gets the whole entity.
local function run_check_function(schema, input, errors)
  local complete = true
  for name, definition in schema:each_field() do
    if input[name] == nil and not definition.nilable then
      errors[name] = messages.required_for_check
      complete = false
    end
  end
  if not complete then
    return
  end

  local ok, err = schema.check(input)
  if ok then
    return
  end
  if type(err) == "table" then
    for key, value in pairs(err) do
      if type(key) == "number" then
        entity_checks.add_error(errors, value)
      else
        errors[key] = value
      end
    end
  else
    entity_checks.add_error(errors, type(err) == "string" and err or messages.self_check)
  end
end


--- Runs the checks of the schema and of the entity's subschema, then the
-- schema's `check` function, and adds what they find to `errors`.
-- `full_check` is false for a partial entity, as in an update.
function entity_checks.run(schema, input, full_check, errors)
  run_all(schema, schema.entity_checks, input, full_check, errors)

  local specialization = subschema.of(schema, input)
  if specialization and specialization.entity_checks then
    run_all(specialized(schema, specialization), specialization.entity_checks, input, full_check, errors)
  end

  if schema.check and full_check then
    run_check_function(schema, input, errors)
  end
end


return entity_checks
