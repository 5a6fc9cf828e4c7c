--- JSON: the JSON schemas of `json` fields, given inline or added by name.

local deep_copy = require("kong.tools.table").cycle_aware_deep_copy
local metaschema = require "kongsmith.json_schema.metaschema"

local require = require
local type = type

local json = {}

local DRAFT_4_NO_FRAGMENT = metaschema.id:gsub("#$", "")

--- The identifier of the only draft that schemas may name.
json.DRAFT_4 = metaschema.id

--- The JSON schema of JSON schemas.
json.metaschema = metaschema

local schemas = {}


local function is_draft_4(id)
  return id == json.DRAFT_4 or id == DRAFT_4_NO_FRAGMENT
end


--- True if `value` follows the JSON schema; nil or false and a text otherwise.
function json.validate(value, schema)
  assert(type(schema) == "table")
  if is_draft_4(schema.id or schema["$id"]) then
    local named = value["$schema"]
    if type(named) == "string" and not is_draft_4(named) then
      return nil, "unsupported document $schema: '" .. named .. "', expected: " .. json.DRAFT_4
    end
  end
  -- Few schemas have such a field, and it is a lot to load.
  return require("kongsmith.json_schema").validate(value, schema)
end


--- True if `value` is a JSON schema; nil or false and a text otherwise.
function json.validate_schema(value)
  if type(value) ~= "table" then
    return nil, "schema must be a table"
  end
  return json.validate(value, metaschema)
end


--- Adds a JSON schema under `name`, which has the form `namespace/key`.
function json.add_schema(name, schema)
  schemas[name] = deep_copy(schema, true)
end


--- The JSON schema with that name, or nil.
function json.get_schema(name)
  return schemas[name]
end


--- Forgets the JSON schema with that name.
function json.remove_schema(name)
  schemas[name] = nil
end


return json
