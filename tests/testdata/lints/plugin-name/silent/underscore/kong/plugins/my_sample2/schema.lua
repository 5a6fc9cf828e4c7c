local typedefs = require "kong.db.schema.typedefs"

return {
  name = "my_sample2",
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
