local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { consumer = typedefs.no_consumers },
    { config = { type = "record", fields = {} } },
  },
}
