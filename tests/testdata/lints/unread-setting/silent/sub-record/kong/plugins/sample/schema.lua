local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { redis = { type = "record", fields = {
              { host = { type = "string" } },
              { port = { type = "integer" } },
          } } },
          { queue = typedefs.queue },
        },
    } },
  },
}
