local typedefs = require "kong.db.schema.typedefs"

return {
  {
    name = "quotas",
    primary_key = { "id" },
    fields = {
      { id = typedefs.uuid },
    },
  },
}
