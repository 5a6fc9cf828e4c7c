local typedefs = require "kong.db.schema.typedefs"

local compile = require "kong.plugins.payload-schema.compile"


local function valid_schema(text)
  local rules, err = compile.rules(text)
  if not rules then
    return nil, "not a usable schema: " .. tostring(err)
  end

  return true
end


return {
  name = "payload-schema",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { body_schema = {
              description = "The schema of the request body as a JSON text.",
              type = "string",
              required = true,
              custom_validator = valid_schema,
          } },
          { methods = {
              type = "set",
              required = true,
              default = { "POST", "PUT", "PATCH" },
              elements = typedefs.http_method,
          } },
          { content_types = {
              type = "array",
              required = true,
              default = { "application/json" },
              elements = { type = "string", match = "^[%w.+-]+/[%w.+-]+$" },
          } },
          { max_body_size = { type = "integer", required = true, default = 1048576, gt = 0 } },
          { max_problems = { type = "integer", required = true, default = 10, between = { 1, 100 } } },
          { verbose = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
