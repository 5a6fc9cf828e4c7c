--- Entity checkers: the rules across several fields of an entity.
-- Each takes the part of the entity that holds the named fields, the argument
-- from the schema, the schema and the errors so far. It answers true, or nil,
-- the text for its message, and a message of the schema's own instead.
--
-- `sources` names the parts of the argument that hold field names (without it
-- the argument itself is the list), `required` those whose fields must be in
-- the entity for the check to run.

local path = require "kong.db.schema.path"
local messages = require "kong.db.schema.messages"
local presence = require "kong.db.schema.presence"
local quoted_list = require "kong.db.schema.quoted_list"
local unjudged = require "kongsmith.unjudged"

local setmetatable = setmetatable
local null = ngx.null
local get = path.get
local is_nonempty = presence.is_nonempty

local entity_checkers = {}


local function nonempty(entity, names)
  local found = {}
  for i = 1, #names do
    if is_nonempty(get(entity, names[i])) then
      found[#found + 1] = names[i]
    end
  end
  return found
end


-- Lets a match take over what the field's definition says, so that it is a
-- complete field definition.
local function matches(schema, match, name, value)
  setmetatable(match, { __index = path.definition(schema, name) })
  return schema:validate_field(match, value)
end


entity_checkers.at_least_one_of = {
  run_with_missing_fields = true,
  run_with_invalid_fields = true,
  check = function(entity, names)
    if #nonempty(entity, names) > 0 then
      return true
    end
    return nil, quoted_list(names)
  end,
}


entity_checkers.only_one_of = {
  run_with_invalid_fields = true,
  check = function(entity, names)
    if #nonempty(entity, names) == 1 then
      return true
    end
    return nil, quoted_list(names)
  end,
}


entity_checkers.mutually_required = {
  run_with_missing_fields = true,
  check = function(entity, names)
    local count = #nonempty(entity, names)
    if count == 0 or count == #names then
      return true
    end
    return nil, quoted_list(names)
  end,
}


entity_checkers.mutually_exclusive = {
  run_with_missing_fields = true,
  check = function(entity, names)
    if #nonempty(entity, names) <= 1 then
      return true
    end
    return nil, quoted_list(names)
  end,
}


entity_checkers.mutually_exclusive_sets = {
  run_with_missing_fields = true,
  sources = { "set1", "set2" },
  required = {},
  check = function(entity, argument)
    local first = nonempty(entity, argument.set1)
    local second = nonempty(entity, argument.set2)
    if #first == 0 or #second == 0 then
      return true
    end
    return nil, quoted_list({ first, second })
  end,
}


-- Tables are compared by identity.
entity_checkers.distinct = {
  run_with_invalid_fields = true,
  check = function(entity, names)
    local seen = {}
    for i = 1, #names do
      local value = get(entity, names[i])
      if is_nonempty(value) then
        if seen[value] then
          return nil, quoted_list(names)
        end
        seen[value] = true
      end
    end
    return true
  end,
}


-- The own message of the schema is not used when `required` is what failed.
entity_checkers.conditional = {
  run_with_invalid_fields = true,
  sources = { "if_field", "then_field" },
  required = { if_field = true },
  check = function(entity, argument, schema, errors)
    local if_field, then_field = argument.if_field, argument.then_field
    local if_value, then_value = get(entity, if_field), get(entity, then_field)
    if then_value == nil then
      then_value = null
    end

    if not matches(schema, argument.if_match, if_field, if_value) then
      return true
    end
    if argument.then_match.required == true and then_value == null then
      path.set(errors, then_field, messages.required)
      return nil, if_field
    end

    local ok, err = matches(schema, argument.then_match, then_field, then_value)
    if ok then
      return true
    end
    path.set(errors, then_field, err)
    return nil, if_field, argument.then_err and argument.then_err:format(if_field)
  end,
}


local function require_one(entity, names, own_message)
  if #nonempty(entity, names) > 0 then
    return true
  end
  local list = quoted_list(names)
  return nil, list, own_message and own_message:format(list)
end


entity_checkers.conditional_at_least_one_of = {
  run_with_missing_fields = true,
  run_with_invalid_fields = true,
  sources = { "if_field", "then_at_least_one_of", "else_then_at_least_one_of" },
  required = {},
  check = function(entity, argument, schema)
    local if_field = argument.if_field
    local value = get(entity, if_field)
    if value == nil then
      return true
    end
    if matches(schema, argument.if_match, if_field, value) then
      return require_one(entity, argument.then_at_least_one_of, argument.then_err)
    end
    if argument.else_match == nil or not matches(schema, argument.else_match, if_field, value) then
      return true
    end
    return require_one(entity, argument.else_then_at_least_one_of, argument.else_then_err)
  end,
}


entity_checkers.custom_entity_check = {
  sources = { "field_sources" },
  required = { field_sources = true },
  check = function(entity, argument)
    return unjudged.validate(argument.fn, entity)
  end,
}


return entity_checkers
