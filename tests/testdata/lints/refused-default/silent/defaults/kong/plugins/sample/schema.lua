local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", default = 1 } },
          { mode = { type = "string", default = "b", one_of = { "a", "b" } } },
          { empty = { type = "string", default = "", len_min = 0 } },
          { names = { type = "array", elements = { type = "string" }, default = {} } },
          { redis = { type = "record", default = { host = "a" }, fields = {
              { host = typedefs.host { required = true } },
          } } },
        },
    } },
  },
}
