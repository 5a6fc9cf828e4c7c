--- JSON field: a field of type `json`, whose value follows a JSON schema.
-- The schema is written in the field, or looked up by namespace and the value
-- of another field of the same record.

local json = require "kong.db.schema.json"
local texts = require("kong.db.schema.messages").json

local json_field = {}


--- The error of `value`, or nil. `input` is the record that holds it under
-- `name`.
function json_field.error(name, definition, value, input)
  local rule = definition.json_schema
  if rule.inline then
    local _, err = json.validate(value, rule.inline)
    return err
  end

  local parent = rule.parent_subschema_key
  local key = input[parent]
  if not key then
    return not rule.optional and texts.parent_missing:format(name, parent) or nil
  end

  local schema_name = rule.namespace .. "/" .. key
  local schema = json.get_schema(schema_name) or rule.default
  if schema then
    local _, err = json.validate(value, schema)
    return err
  end
  return not rule.optional and texts.not_found:format(schema_name) or nil
end


return json_field
