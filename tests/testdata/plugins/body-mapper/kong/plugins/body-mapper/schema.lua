local typedefs = require "kong.db.schema.typedefs"

local template = require "kong.plugins.body-mapper.template"


local function dotted_path(value)
  if value:find("..", 1, true) or value:sub(1, 1) == "." or value:sub(-1) == "." then
    return nil, "empty segment in path: " .. value
  end

  return true
end


local path = { type = "string", required = true, custom_validator = dotted_path }


local rename = {
  type = "record",
  fields = {
    { from = path },
    { to = path },
  },
  entity_checks = {
    { distinct = { "from", "to" } },
  },
}


local addition = {
  type = "record",
  fields = {
    { path = path },
    { value = { type = "string", required = true, len_min = 0, custom_validator = template.check } },
    { overwrite = { type = "boolean", required = true, default = false } },
  },
}


return {
  name = "body-mapper",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { rename = { type = "array", required = true, default = {}, elements = rename } },
          { remove = { type = "array", required = true, default = {}, elements = path } },
          { add = { type = "array", required = true, default = {}, elements = addition } },
          { json_only = { type = "boolean", required = true, default = false } },
        },
        entity_checks = {
          { at_least_one_of = { "rename", "remove", "add" } },
        },
    } },
  },
}
