local typedefs = require "kong.db.schema.typedefs"

return {
  name = "greeter",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = { type = "record", fields = {
      { word = { type = "string" } },
    } } },
  },
}
