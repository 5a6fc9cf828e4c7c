--- JSON schema: validates a Lua value against a JSON schema of draft 4.
-- Stops at the first error and words it as lua-resty-ljsonschema does, the
-- library that Kong uses. Where that library answers in hash order, such as
-- between several bad properties, names are taken in sorted order here.
-- An empty table counts as an object and as an array.

local combinations = require "kongsmith.json_schema.combinations"
local lists = require "kongsmith.json_schema.lists"
local numbers = require "kongsmith.json_schema.numbers"
local objects = require "kongsmith.json_schema.objects"
local pointer = require "kongsmith.json_schema.pointer"
local strings = require "kongsmith.json_schema.strings"
local value_types = require "kongsmith.json_schema.value_types"

local type = type

local json_schema = {}


--- True if `value` follows `schema`; false and a text otherwise. `root` is the
-- document that `$ref` points into, the schema itself by default.
-- Raises when a reference leads nowhere or out of the document.
function json_schema.validate(value, schema, root)
  root = root or schema

  local function check(inner, inner_schema)
    return json_schema.validate(inner, inner_schema, root)
  end

  local target = schema["$ref"]
  if type(target) == "string" then
    return check(value, pointer.resolve(root, target))
  end

  local err = value_types.error(value, schema)
  local kind = type(value)
  if not err and kind == "table" then
    err = objects.error(value, schema, check) or lists.error(value, schema, check)
  elseif not err and kind == "string" then
    err = strings.error(value, schema)
  elseif not err and kind == "number" then
    err = numbers.error(value, schema)
  end
  err = err or combinations.error(value, schema, check)
  if err then
    return false, err
  end
  return true
end


return json_schema
