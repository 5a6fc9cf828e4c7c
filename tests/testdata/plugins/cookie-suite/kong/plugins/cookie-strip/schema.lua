local typedefs = require "kong.db.schema.typedefs"


local names = {
  type = "array",
  required = true,
  default = {},
  elements = { type = "string", match = "^[^%s;,=]+$" },
}


return {
  name = "cookie-strip",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { keep = names },
          { drop = names },
        },
        entity_checks = {
          { at_least_one_of = { "keep", "drop" } },
        },
    } },
  },
}
