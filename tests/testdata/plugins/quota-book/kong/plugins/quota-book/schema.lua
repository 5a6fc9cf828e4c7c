local typedefs = require "kong.db.schema.typedefs"


return {
  name = "quota-book",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { grant_name = { type = "string", required = true, match = "^[%w_-]+$" } },
          { default_amount = { type = "integer", required = true, default = 0, between = { 0, 1000000000 } } },
          { cost = { type = "integer", required = true, default = 1, gt = 0 } },
          { soft = { type = "boolean", required = true, default = false } },
          { count_errors = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
