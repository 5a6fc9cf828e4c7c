--- Registry: the schemas that foreign fields can refer to, by entity name.
-- Also keeps who refers to whom (constraints) and which entities live in a
-- workspace.

local messages = require "kong.db.schema.messages"

local pairs = pairs
local tostring = tostring

local registry = {}

local entries = {}
local workspaceable = {}


--- Makes `schema` the one that foreign fields find under its name.
-- Constraints survive when a schema is registered again.
function registry.add(schema)
  local entry = entries[schema.name]
  if not entry then
    entry = { constraints = {} }
    entries[schema.name] = entry
  end
  entry.schema = schema

  if schema.workspaceable and not workspaceable[schema.name] then
    workspaceable[schema.name] = true
    workspaceable[#workspaceable + 1] = { schema = schema }
  end
end


--- The schema that a foreign field refers to, or nil and the reason.
function registry.foreign(reference)
  local entry = reference ~= nil and entries[reference]
  if not (entry and entry.schema) then
    return nil, messages.bad_reference:format(tostring(reference))
  end
  return entry.schema
end


--- Notes that `schema` refers to another entity through its field `name`.
function registry.constrain(schema, name, definition)
  if schema.name then
    entries[definition.reference].constraints[schema.name] = {
      schema = schema,
      field_name = name,
      on_delete = definition.on_delete,
    }
  end
end


--- The fields of other entities that refer to `name`. For workspaces that is
-- every entity that lives in one.
function registry.constraints(name)
  local entry = entries[name]
  local found = {}
  for _, constraint in pairs(entry and entry.constraints or {}) do
    found[#found + 1] = constraint
  end
  table.sort(found, function(a, b) return a.schema.name < b.schema.name end)
  if name ~= "workspaces" then
    return found
  end

  local listed = {}
  for i = 1, #workspaceable do
    listed[workspaceable[i]] = true
  end
  for _, constraint in ipairs(found) do
    if not listed[constraint] then
      workspaceable[#workspaceable + 1] = constraint
    end
  end
  return workspaceable
end


return registry
