local typedefs = require "kong.db.schema.typedefs"

return {
  name = "edge-beacon",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { collector_host = typedefs.host { required = true } },
          { collector_port = typedefs.port { required = true, default = 2003 } },
          { experiments_url = typedefs.url },
          { timeout = typedefs.timeout { required = true, default = 500 } },
          { pass_id = { type = "boolean", required = true, default = true } },
        },
    } },
  },
}
