local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {
      { word = typedefs.header_name { required = true } },
    } } },
  },
}
