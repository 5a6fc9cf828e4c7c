local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", required = true, gt = 0, description = "How many requests may pass." } },
          { mode = { type = "string", default = "a", one_of = { "a", "b" } } },
          { timeout = typedefs.timeout { default = 10 } },
          { redis = { type = "record", fields = {
              { host = typedefs.host },
          } } },
        },
        entity_checks = {
          { at_least_one_of = { "limit", "mode" } },
        },
    } },
  },
}
