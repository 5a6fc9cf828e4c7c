local typedefs = require "kong.db.schema.typedefs"


return {
  name = "flag-gate",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { source = typedefs.url { required = true } },
          { token = { type = "string", encrypted = true, referenceable = true } },
          { interval = { type = "integer", required = true, default = 10, between = { 1, 3600 } } },
          { timeout = typedefs.timeout { required = true, default = 3000 } },
          { flag = { type = "string", required = true, match = "^[%w_.-]+$" } },
          { default_on = { type = "boolean", required = true, default = false } },
          { off_status = { type = "integer", required = true, default = 404, between = { 400, 599 } } },
          { off_message = { type = "string", required = true, default = "Not found" } },
          { forward_flags = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
