local typedefs = require "kong.db.schema.typedefs"

local function limit()
  return { limit = { type = "integer", default = 5 } }
end

return {
  name = "sample",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        required = true,
        fields = {
          { value = { type = "string", default = "yes" } },
          { limit = { type = "number" } },
          { value = { type = "string", required = true } },
          limit(),
          { redis = {
              type = "record",
              fields = { { host = { type = "string" } } },
              fields = { { host = { type = "string" } }, { port = { type = "integer" } } },
          } },
        },
    } },
  },
}
