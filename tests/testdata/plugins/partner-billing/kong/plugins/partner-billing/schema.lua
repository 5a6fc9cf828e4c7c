local typedefs = require "kong.db.schema.typedefs"


return {
  name = "partner-billing",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { ledger_url = typedefs.url { required = true } },
          { api_key = { type = "string", required = true, encrypted = true, referenceable = true } },
          { plans = {
              type = "map",
              required = true,
              keys = { type = "string" },
              values = {
                type = "record",
                fields = {
                  { read = { type = "integer", required = true, default = 0, between = { 0, 1000000 } } },
                  { write = { type = "integer", required = true, default = 0, between = { 0, 1000000 } } },
                },
              },
          } },
          { default_plan = { type = "string" } },
          { timeout = typedefs.timeout { required = true, default = 5000 } },
          { retry_delay = { type = "number", required = true, default = 1, between = { 0.1, 60 } } },
        },
    } },
  },
}
