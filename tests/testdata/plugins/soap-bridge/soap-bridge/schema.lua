local typedefs = require "kong.db.schema.typedefs"


return {
  name = "soap-bridge",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { namespace = typedefs.url { required = true } },
          { soap_version = { type = "string", required = true, default = "1.1", one_of = { "1.1", "1.2" } } },
          { endpoint_path = typedefs.path { required = true, default = "/" } },
          { operations = {
              type = "array",
              required = true,
              len_min = 1,
              elements = {
                type = "record",
                fields = {
                  { name = { type = "string", required = true } },
                  { action = { type = "string" } },
                  { method = typedefs.http_method { required = true, default = "POST" } },
                  { path = { type = "string", required = true, starts_with = "/" } },
                },
              },
          } },
          { fault_statuses = {
              type = "map",
              required = true,
              default = {},
              keys = { type = "string" },
              values = { type = "integer", between = { 400, 599 } },
          } },
        },
    } },
  },
}
