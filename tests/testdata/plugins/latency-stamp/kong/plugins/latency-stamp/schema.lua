local typedefs = require "kong.db.schema.typedefs"

return {
  name = "latency-stamp",
  fields = {
    { protocols = typedefs.protocols_http },
    {
      config = {
        type = "record",
        fields = {
          { header = typedefs.header_name { required = true, default = "X-Latency" } },
          { minimum = { type = "number", gt = 0 } },
          { slow_header = typedefs.header_name },
          { slow_threshold = { type = "number", required = true, default = 1000, gt = 0 } },
          { server_timing = { type = "boolean", required = true, default = false } },
          { forward_start = { type = "boolean", required = true, default = true } },
        },
      },
    },
  },
}
