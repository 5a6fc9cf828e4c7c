--- Schema: the description of an entity or record, and what it answers.
-- An object made by `Schema.new` validates tables, fills in what is generated
-- or has a default, and merges updates. This file holds the class and the
-- order of work; each step is a module beside it.

local auto_fields = require "kong.db.schema.auto_fields"
local entity_checkers = require "kong.db.schema.entity_checkers"
local field = require "kong.db.schema.field"
local messages = require "kong.db.schema.messages"
local primary_key = require "kong.db.schema.primary_key"
local record = require "kong.db.schema.record"
local registry = require "kong.db.schema.registry"
local subschema = require "kong.db.schema.subschema"
local tables = require "kong.tools.table"
local transformations = require "kong.db.schema.transformations"
local validation = require "kong.db.schema.validation"
local validators = require "kong.db.schema.validators"

local concat = table.concat
local next = next
local pairs = pairs
local setmetatable = setmetatable
local tostring = tostring
local type = type
local null = ngx.null

local Schema = {}
Schema.__index = Schema

Schema.valid_types = {
  array = true, set = true, map = true, record = true,
  string = true, number = true, integer = true, boolean = true,
  foreign = true, json = true, ["function"] = true,
}
Schema.validators = validators.by_name
Schema.validators_order = validators.order
Schema.entity_checkers = entity_checkers

Schema.validate = validation.run
Schema.validate_field = field.validate
Schema.process_auto_fields = auto_fields.process
Schema.validate_primary_key = primary_key.validate
Schema.extract_pk_values = primary_key.extract
Schema.transform = transformations.run
Schema.has_transformations = transformations.any
Schema.get_subschema = subschema.of


-- Gives records their fields by name as well, all the way down.
local function index_fields(definition, seen)
  if seen[definition] then
    return
  end
  seen[definition] = true
  for name, inner in Schema.each_field(definition) do
    definition.fields[name] = inner
    if inner.type == "record" and inner.fields then
      index_fields(inner, seen)
    end
  end
end


-- Returns true, or nil and the reason.
local function link_foreign(self, name, definition, is_subschema)
  local err
  definition.schema, err = registry.foreign(definition.reference)
  if not definition.schema then
    return nil, err
  end
  if not is_subschema then
    registry.constrain(self, name, definition)
  end
  return true
end


--- A schema object from a copy of `definition`; nil and the reason when it has
-- no fields or a foreign field leads nowhere. `is_subschema` keeps foreign
-- fields from becoming constraints.
function Schema.new(definition, is_subschema)
  if not definition then
    return nil, messages.no_definition
  end
  if not definition.fields then
    return nil, messages.no_fields
  end

  local copy = definition.shared and tables.shallow_copy or tables.cycle_aware_deep_copy
  local self = setmetatable(copy(definition), Schema)
  if self.cache_key then
    self.cache_key_set = {}
    for i = 1, #self.cache_key do
      self.cache_key_set[self.cache_key[i]] = true
    end
  end

  for name, inner in self:each_field() do
    self.fields[name] = inner
    if inner.type == "record" and inner.fields then
      index_fields(inner, {})
    end
    if inner.type == "foreign" then
      local ok, err = link_foreign(self, name, inner, is_subschema)
      if not ok then
        return nil, err
      end
    end
  end

  if self.name then
    registry.add(self)
  end
  return self
end


--- Makes a table of attributes callable: the call returns its argument with
-- the missing attributes added.
function Schema.define(attributes)
  return setmetatable(attributes, {
    __call = function(self, overrides)
      overrides = overrides or {}
      for name, value in pairs(self) do
        if overrides[name] == nil then
          overrides[name] = value
        end
      end
      return overrides
    end,
  })
end


--- Registers a subschema under `key`; see `kong.db.schema.subschema`.
function Schema:new_subschema(key, definition)
  return subschema.register(self, key, definition, Schema.new)
end


--- Iterates over name and definition of the fields, in their order. With an
-- entity, the definitions of its subschema count.
function Schema:each_field(entity)
  local specialization = entity and subschema.of(self, entity)
  local i = 0
  return function()
    i = i + 1
    local entry = self.fields[i]
    if not entry then
      return nil
    end
    local name = next(entry)
    return name, subschema.resolve(name, entry[name], specialization)
  end
end


--- Validates a complete new entity.
function Schema:validate_insert(input, original_input)
  return self:validate(input, true, original_input)
end


--- Validates a complete entity that is created or replaced.
function Schema:validate_upsert(input, original_input)
  return self:validate(input, true, original_input)
end


--- Validates the fields of an update, with the wording for updates.
function Schema:validate_update(input, original_input, stored_entity)
  return messages.while_updating(self.validate, self, input, false, original_input, stored_entity)
end


--- True if `input` leaves the immutable fields of `entity` as they are; nil
-- and the errors by field otherwise. Lists are compared without order.
function Schema:validate_immutable_fields(input, entity)
  local errors = {}
  for name, definition in self:each_field(input) do
    local equal = tables.is_array(input[name]) and tables.same_elements or tables.deep_equal
    if definition.immutable and entity[name] ~= nil and not equal(input[name], entity[name]) then
      errors[name] = messages.immutable
    end
  end
  if next(errors) ~= nil then
    return nil, errors
  end
  return true, errors
end


--- `bottom` with the values of `top` over it. Records are merged field by
-- field, lists and maps are replaced.
function Schema:merge_values(top, bottom)
  if bottom == nil or bottom == null then
    bottom = {}
  end
  local merged = tables.table_merge(bottom, top)
  for name, definition in self:each_field(bottom) do
    local value = top[name]
    if value == nil then
      merged[name] = bottom[name]
    elseif definition.type == "record" and not definition.abstract and type(value) == "table" then
      merged[name] = record.schema_of(definition):merge_values(value, bottom[name])
    end
  end
  return merged
end


--- The errors of a validation as one text, or nil when there are none.
function Schema:errors_to_string(errors)
  if type(errors) ~= "table" or next(errors) == nil then
    return nil
  end

  local texts = {}
  for _, err in ipairs(errors["@entity"] or {}) do
    texts[#texts + 1] = err
  end
  for i = 1, #errors do
    texts[#texts + 1] = errors[i]
  end
  for _, name in tables.sorted_keys(errors) do
    if type(name) == "string" and name ~= "@entity" then
      local err = errors[name]
      if type(err) == "table" then
        err = self:errors_to_string(err)
      end
      texts[#texts + 1] = name .. ": " .. tostring(err)
    end
  end
  return messages.summary:format(concat(texts, "; "))
end


--- The fields of other entities that refer to entities of this schema.
function Schema:get_constraints()
  return registry.constraints(self.name)
end


record.use_constructor(Schema.new)

return Schema
