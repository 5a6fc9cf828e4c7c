local typedefs = require "kong.db.schema.typedefs"
local letters = require "kong.plugins.sample.letters"

return {
  name = "sample",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { value = { type = "string", default = letters.first } },
        },
    } },
  },
}
