local typedefs = require "kong.db.schema.typedefs"

return {
  name = "key-auth",
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
