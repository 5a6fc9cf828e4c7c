local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { value = { type = "string", default = "yes" } },
        },
    } },
  },
}
