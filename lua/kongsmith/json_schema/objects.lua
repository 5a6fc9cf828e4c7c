--- Objects: the keywords of a JSON schema for properties.

local tables = require "kong.tools.table"
local value_types = require "kongsmith.json_schema.value_types"

local next = next
local pairs = pairs
local type = type
local sorted_keys = tables.sorted_keys

local objects = {}


local function matches(name, pattern)
  return ngx.re.find(name, pattern, "jo") ~= nil
end


-- A dependency is a list of properties or a schema for the whole object.
local function dependency_error(value, name, dependency, check)
  if #dependency > 0 then
    for _, other in ipairs(dependency) do
      if value[other] == nil then
        return "property " .. other .. " is required when " .. name .. " is set"
      end
    end
    return nil
  end
  local ok, err = check(value, dependency)
  if not ok then
    return "failed to validate dependent schema for " .. name .. ": " .. err
  end
  return nil
end


local function property_error(value, name, schema, required, check)
  local property = value[name]
  if property == nil then
    return required[name] and "property " .. name .. " is required" or nil
  end
  local ok, err = check(property, schema.properties[name])
  if not ok then
    return "property " .. name .. " validation failed: " .. err
  end
  local dependency = schema.dependencies and schema.dependencies[name]
  return dependency and dependency_error(value, name, dependency, check)
end


local function named_error(value, schema, check)
  local properties, required = schema.properties or {}, {}
  for _, name in ipairs(schema.required or {}) do
    required[name] = true
  end

  for _, name in sorted_keys(properties) do
    local err = property_error(value, name, schema, required, check)
    if err then
      return err
    end
  end
  for _, name in ipairs(schema.required or {}) do
    if value[name] == nil then
      return "property " .. name .. " is required"
    end
  end
  for _, name in sorted_keys(schema.dependencies or {}) do
    if not properties[name] and value[name] ~= nil then
      local err = dependency_error(value, name, schema.dependencies[name], check)
      if err then
        return err
      end
    end
  end
  return nil
end


local function additional_error(value, name, additional, check)
  if type(additional) ~= "table" then
    return "additional properties forbidden, found " .. name
  end
  local ok, err = check(value[name], additional)
  if not ok then
    return "failed to validate additional property " .. name .. ": " .. err
  end
  return nil
end


local function unnamed_error(value, schema, check)
  local patterns = schema.patternProperties or {}
  local additional = schema.additionalProperties
  local restricted = additional ~= nil and additional ~= true
  if not restricted and next(patterns) == nil then
    return nil
  end

  local properties = schema.properties or {}
  for _, name in sorted_keys(value) do
    local matched = false
    for _, pattern in sorted_keys(patterns) do
      if matches(name, pattern) then
        matched = true
        local ok, err = check(value[name], patterns[pattern])
        if not ok then
          return ("failed to validate %s (matching %q): %s"):format(name, pattern, err)
        end
      end
    end
    if restricted and not matched and properties[name] == nil then
      local err = additional_error(value, name, additional, check)
      if err then
        return err
      end
    end
  end
  return nil
end


local function count_error(value, schema)
  if not (schema.minProperties or schema.maxProperties) then
    return nil
  end
  local count = 0
  for _ in pairs(value) do
    count = count + 1
  end
  if schema.minProperties and count < schema.minProperties then
    return "expect object to have at least " .. schema.minProperties .. " properties"
  end
  if schema.maxProperties and count > schema.maxProperties then
    return "expect object to have at most " .. schema.maxProperties .. " properties"
  end
  return nil
end


-- Whether the schema says something about properties. That others are forbidden
-- does not count by itself: the library of Kong then looks at none.
local function concerns_properties(schema)
  return schema.properties or schema.additionalProperties or schema.patternProperties
    or schema.minProperties or schema.maxProperties or schema.dependencies or schema.required
end


--- What is wrong with the properties of the table `value`, or nil. `check`
-- validates a value against a schema of the same document.
function objects.error(value, schema, check)
  if not concerns_properties(schema) or not value_types.is_object(value) then
    return nil
  end
  return named_error(value, schema, check)
    or unnamed_error(value, schema, check)
    or count_error(value, schema)
end


return objects
