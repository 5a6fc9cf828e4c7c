local typedefs = require "kong.db.schema.typedef"

return {
  name = "sample",
  fields = {
    { consumer = typedefs.no_consumer },
    { config = { type = "record", fields = {} } },
  },
}
