local typedefs = require "kong.db.schema.typedefs"

return {
  {
    name = "sample_keys",
    primary_key = { "id" },
    dao = "kong.plugins.sample.keys",
    fields = {
      { id = typedefs.uuid },
      { key = { type = "string", required = true } },
    },
  },
}
