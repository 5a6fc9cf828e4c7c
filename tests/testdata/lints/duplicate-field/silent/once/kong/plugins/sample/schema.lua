local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { value = { type = "string", default = "yes" } },
          { redis = { type = "record", fields = { { value = { type = "string" } } } } },
        },
        shorthand_fields = {
          { redis_value = {
              type = "string",
              func = function(value)
                return { redis = { value = value } }
              end,
          } },
        },
    } },
  },
}
