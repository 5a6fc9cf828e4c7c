local typedefs = require "kong.db.schema.typedefs"

return {
  name = "undecided",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = { type = "record", fields = {
      { word = { type = "string" } },
    } } },
  },
}
