--- Transformations: functions of a schema that change entities on write or read.
-- One that names fields as `input` (and further ones as `needs`) runs when all
-- of them are set; setting only a part of the input is an error.

local cjson = require "cjson.safe"
local entity_checks = require "kong.db.schema.entity_checks"
local entity_checkers = require "kong.db.schema.entity_checkers"
local messages = require "kong.db.schema.messages"
local path = require "kong.db.schema.path"
local presence = require "kong.db.schema.presence"
local subschema = require "kong.db.schema.subschema"

local ipairs = ipairs
local unpack = unpack
local get = path.get
local is_nonempty = presence.is_nonempty
local all_or_none = entity_checkers.mutually_required.check

local transformations = {}


local function any_set(entity, names)
  for _, name in ipairs(names or {}) do
    if is_nonempty(get(entity, name)) then
      return true
    end
  end
  return false
end


-- True if a needed field differs from the entity as it was stored.
local function any_changed(entity, stored, names)
  for _, name in ipairs(stored and names or {}) do
    if get(entity, name) ~= get(stored, name) then
      return true
    end
  end
  return false
end


local function joined(first, second)
  local names = {}
  for _, list in ipairs({ first or {}, second or {} }) do
    for _, name in ipairs(list) do
      names[#names + 1] = name
    end
  end
  return names
end


local function check_one(transformation, input, original_input, stored, errors)
  local given = original_input or input
  local changed = any_changed(given, stored, transformation.needs)
  if not (changed or any_set(given, transformation.input)) then
    return
  end

  local names = joined(transformation.input, transformation.needs)
  local ok, list = all_or_none(changed and given or input, names)
  if ok then
    ok, list = all_or_none(given, transformation.input)
  end
  if not ok then
    entity_checks.add_error(errors, messages.entity_check.mutually_required:format(list))
  end
end


--- Adds to `errors` where the fields of a transformation are set in part.
-- `original_input` is the request before processing, `stored` the entity that
-- an update reads first; both may be nil.
function transformations.check(schema, input, original_input, stored, errors)
  for _, transformation in ipairs(schema.transformations or {}) do
    if transformation.input or transformation.needs then
      check_one(transformation, input, original_input, stored, errors)
    end
  end
  local specialization = subschema.of(schema, input)
  if specialization then
    transformations.check(specialization, input, original_input, stored, errors)
  end
end


-- The arguments of a transformation, or nil when a field is not set.
local function arguments(transformation, input, original_input, output)
  local values = {}
  local current = output or input
  for _, name in ipairs(transformation.input or {}) do
    if not is_nonempty(get(output or original_input or input, name)) then
      return nil
    end
    values[#values + 1] = get(current, name)
  end
  for _, name in ipairs(transformation.needs or {}) do
    local value = get(current, name)
    if not is_nonempty(value) then
      return nil
    end
    values[#values + 1] = value
  end
  return values
end


local function run_list(schema, list, input, original_input, context)
  if schema.type == "json" and context == "select" then
    local decoded, err = cjson.decode(input)
    if err then
      return nil, messages.json.decode:format(err)
    end
    input = decoded
  end

  local output
  for _, transformation in ipairs(list) do
    local transform = transformation.on_write
    if context == "select" then
      transform = transformation.on_read
    end
    local values = { output or input }
    if transformation.input or transformation.needs then
      values = arguments(transformation, input, original_input, output)
    end
    if transform and values then
      local data, err = transform(unpack(values))
      if err then
        return nil, messages.transformation:format(err)
      end
      output = schema:merge_values(data, output or input)
    end
  end
  return output or input
end


--- The entity after all transformations of the schema and its subschema for
-- `context`; nil and a text when one fails.
function transformations.run(schema, input, original_input, context)
  local output = input
  for _, owner in ipairs({ schema, subschema.of(schema, input) }) do
    if owner.transformations then
      local err
      output, err = run_list(owner, owner.transformations, output, original_input, context)
      if not output then
        return nil, err
      end
    end
  end
  return output
end


--- True if the schema or the subschema of `input` has transformations.
function transformations.any(schema, input)
  if schema.transformations then
    return true
  end
  local specialization = subschema.of(schema, input)
  return specialization ~= nil and specialization.transformations ~= nil
end


return transformations
