local typedefs = require "kong.db.schema.typedefs"

local version = { type = "string", match = "^%d+[%d.]*$" }

return {
  name = "device-check",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { apps = {
              type = "array",
              required = true,
              default = {},
              elements = {
                type = "record",
                fields = {
                  { name = { type = "string", required = true } },
                  { minimum = { type = "string", required = true, match = "^%d+[%d.]*$" } },
                  { latest = version },
                  { store_url = typedefs.url },
                },
              },
          } },
          { require_app = { type = "boolean", required = true, default = false } },
          { update_header = typedefs.header_name { required = true, default = "X-App-Latest" } },
          { log_outdated = { type = "boolean", required = true, default = true } },
        },
    } },
  },
}
