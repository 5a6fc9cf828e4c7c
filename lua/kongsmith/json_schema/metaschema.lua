--- Metaschema: the JSON schema that JSON schemas of draft 4 follow.

local count = { type = "integer", minimum = 0 }
local self = { ["$ref"] = "#" }
local schema_list = { type = "array", minItems = 1, items = self }
local schema_map = { type = "object", additionalProperties = self }
local name_list = { type = "array", items = { type = "string" }, minItems = 1, uniqueItems = true }
local type_name = { enum = { "array", "boolean", "integer", "null", "number", "object", "string" } }
local flag = { type = "boolean" }
local text = { type = "string" }

return {
  id = "http://json-schema.org/draft-04/schema#",
  ["$schema"] = "http://json-schema.org/draft-04/schema#",
  type = "object",
  properties = {
    id = text,
    ["$schema"] = text,
    title = text,
    description = text,
    default = {},
    multipleOf = { type = "number", minimum = 0, exclusiveMinimum = true },
    maximum = { type = "number" },
    exclusiveMaximum = flag,
    minimum = { type = "number" },
    exclusiveMinimum = flag,
    maxLength = count,
    minLength = count,
    pattern = { type = "string", format = "regex" },
    additionalItems = { anyOf = { flag, self } },
    items = { anyOf = { self, schema_list } },
    maxItems = count,
    minItems = count,
    uniqueItems = flag,
    maxProperties = count,
    minProperties = count,
    required = name_list,
    additionalProperties = { anyOf = { flag, self } },
    definitions = schema_map,
    properties = schema_map,
    patternProperties = schema_map,
    dependencies = { type = "object", additionalProperties = { anyOf = { self, name_list } } },
    enum = { type = "array" },
    type = { anyOf = {
      type_name,
      { type = "array", items = type_name, minItems = 1, uniqueItems = true },
    } },
    format = text,
    allOf = schema_list,
    anyOf = schema_list,
    oneOf = schema_list,
    ["not"] = self,
  },
  dependencies = {
    exclusiveMaximum = { "maximum" },
    exclusiveMinimum = { "minimum" },
  },
}
