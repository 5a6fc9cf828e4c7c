--- Shorthand: a field that is accepted but not kept.
-- Its function turns the value into values of real fields. A deprecated
-- shorthand gives way to a real field that is present; any other overrides it.

local tables = require "kong.tools.table"

local concat = table.concat
local ipairs = ipairs
local next = next
local pairs = pairs
local tostring = tostring
local type = type
local null = ngx.null

local MISMATCH = "both deprecated and new field are used but their values mismatch: %s = %s vs %s = %s"

local shorthand = {}


local function new_value(data, replacement)
  local reverse = replacement.reverse_mapping_function
  if reverse then
    return reverse(data)
  end
  return tables.table_path(data, replacement.path)
end


-- nil, or what is wrong when old and new field are both given and differ
local function mismatch(data, name, value, definition)
  local replacements = definition.deprecation and definition.deprecation.replaced_with
  if value == null or not replacements then
    return nil
  end
  for _, replacement in ipairs(replacements) do
    local current = new_value(data, replacement)
    if current and current ~= null and not tables.deep_equal(current, value) then
      return MISMATCH:format(name, tostring(value),
                             concat(replacement.path, "."), tostring(current))
    end
  end
  return nil
end


local function merge(data, values, deprecated)
  for key, value in pairs(values) do
    local current = data[key]
    if type(value) == "table" then
      if not current or current == null then
        current = {}
      end
      if deprecated then
        data[key] = tables.null_aware_table_merge(value, current)
      else
        data[key] = tables.table_merge(current, value)
      end
    elseif not deprecated or current == nil or current == null then
      data[key] = value
    end
  end
end


-- The error of a shorthand field that is present, or nil.
local function apply(schema, data, name, definition)
  local value = data[name]
  local _, err = schema:validate_field(definition, value)
  err = err or mismatch(data, name, value, definition)
  if err then
    return err
  end

  data[name] = nil
  local values = definition.func(value)
  if values then
    merge(data, values, definition.deprecation)
  end
  return nil
end


--- Replaces the shorthand fields in `data` by what they stand for.
-- Returns whether there were any, and nil or a table of errors by name.
function shorthand.expand(schema, data)
  local expanded, errors = false, nil
  for _, entry in ipairs(schema.shorthand_fields) do
    local name, definition = next(entry)
    if data[name] ~= nil then
      expanded = true
      local err = apply(schema, data, name, definition)
      if err then
        errors = errors or {}
        errors[name] = err
      end
    end
  end
  return expanded, errors
end


--- Writes into `data` the shorthand fields that a reader of old versions
-- expects, from the fields that replaced them.
function shorthand.add_replaced(schema, data)
  for _, entry in ipairs(schema.shorthand_fields) do
    local name, definition = next(entry)
    local replacements = definition.deprecation and definition.deprecation.replaced_with
    for _, replacement in ipairs(replacements or {}) do
      data[name] = new_value(data, replacement)
    end
  end
end


--- True if `name` is a shorthand field that `add_replaced` writes.
function shorthand.is_replaced(schema, name)
  for _, entry in ipairs(schema.shorthand_fields or {}) do
    local definition = entry[name]
    if definition then
      return (definition.deprecation and definition.deprecation.replaced_with) ~= nil
    end
  end
  return false
end


return shorthand
