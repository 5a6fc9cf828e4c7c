local typedefs = require "kong.db.schema.typedefs"

return {
  name = "counter",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = { type = "record", fields = {
      { word = { type = "string" } },
    } } },
  },
}
