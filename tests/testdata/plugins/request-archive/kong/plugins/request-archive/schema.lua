local typedefs = require "kong.db.schema.typedefs"

return {
  name = "request-archive",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { bucket_url = typedefs.url { required = true } },
          { bucket_token = { type = "string", encrypted = true, referenceable = true } },
          { prefix = { type = "string", required = true, default = "requests" } },
          { rate = { type = "number", required = true, default = 0.01, between = { 0, 1 } } },
          { max_body_size = { type = "integer", required = true, default = 65536, gt = 0 } },
          { strict = { type = "boolean", required = true, default = false } },
          { timeout = typedefs.timeout { required = true, default = 10000 } },
          { skip_headers = {
              type = "array",
              required = true,
              default = { "authorization", "cookie" },
              elements = typedefs.header_name,
          } },
        },
    } },
  },
}
