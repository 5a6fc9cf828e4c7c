local typedefs = require "kong.db.schema.typedefs"


return {
  name = "graphql-depth",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { max_depth = { type = "integer", required = true, default = 10, gt = 0 } },
          { max_aliases = { type = "integer", required = true, default = 30, gt = 0 } },
          { max_batch = { type = "integer", required = true, default = 5, gt = 0 } },
          { max_tokens = { type = "integer", required = true, default = 5000, between = { 10, 100000 } } },
          { count_introspection = { type = "boolean", required = true, default = false } },
          { allow_other = { type = "boolean", required = true, default = true } },
        },
    } },
  },
}
