--- References: the vault references of an entity, resolved for its reader.
-- The references themselves are kept under `$refs`, so that they can be
-- resolved again when the secret changes.

local vault_reference = require "kong.db.schema.vault_reference"

local pairs = pairs
local type = type

local references = {}
references.__index = references


--- A resolver for one record, or nil where references stay as they are: on a
-- control plane, which only stores them.
function references.resolver(data)
  local configuration = kong and kong.configuration
  if configuration and configuration.role == "control_plane" then
    return nil
  end
  return setmetatable({ previous = data["$refs"], refs = nil }, references)
end


local function read(reference)
  local value, err = kong.vault.get(reference)
  if not value then
    kong.log.warn("unable to resolve reference ", reference, err and " (" .. err .. ")" or "")
  end
  return value or ""
end


function references:remember(name, reference)
  self.refs = self.refs or {}
  self.refs[name] = reference
end


-- A field that holds a secret now keeps the reference it came from.
function references:keep_previous(name)
  local previous = self.previous and self.previous[name]
  if previous and not (self.refs and self.refs[name]) then
    self:remember(name, previous)
  end
end


function references:resolve_elements(name, value)
  for key, element in pairs(value) do
    if vault_reference.is(element) then
      if not (self.refs and self.refs[name]) then
        self:remember(name, {})
      end
      self.refs[name][key] = element
      value[key] = read(element)
    end
  end
  self:keep_previous(name)
end


--- `value` with its references replaced by the secrets.
function references:resolve(name, definition, value)
  local kind = definition.type
  if kind == "string" then
    if definition.referenceable then
      if vault_reference.is(value) then
        self:remember(name, value)
        return read(value)
      end
      self:keep_previous(name)
    end
    return value
  end

  local inside
  if kind == "array" or kind == "set" then
    inside = definition.elements
  elseif kind == "map" then
    inside = definition.values
  end
  if inside and type(value) == "table" and inside.type == "string" and inside.referenceable then
    self:resolve_elements(name, value)
  end
  return value
end


return references
