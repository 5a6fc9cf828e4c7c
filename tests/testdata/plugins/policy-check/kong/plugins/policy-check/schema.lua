local typedefs = require "kong.db.schema.typedefs"


return {
  name = "policy-check",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { url = typedefs.url { required = true, description = "Where the policy engine answers." } },
          { api_token = {
              description = "Bearer token for the policy engine.",
              type = "string",
              encrypted = true,
              referenceable = true,
          } },
          { timeout = typedefs.timeout { required = true, default = 1000 } },
          { cache_ttl = { type = "number", required = true, default = 0, between = { 0, 3600 } } },
          { fail_mode = { type = "string", required = true, default = "closed", one_of = { "open", "closed" } } },
          { include_headers = {
              type = "array",
              required = true,
              default = {},
              elements = typedefs.header_name,
          } },
          { include_body = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
