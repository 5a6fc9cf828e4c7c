local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", default = 1.5 } },
          { mode = { type = "string", default = "c", one_of = { "a", "b" } } },
          { empty = { type = "string", default = "" } },
          { timeout = typedefs.timeout { default = -1 } },
          { names = { type = "array", elements = { type = "string" }, default = { "a", 2 } } },
          { redis = { type = "record", default = { hst = "a" }, fields = {
              { host = typedefs.host { required = true } },
          } } },
          { all = { type = "set", elements = { type = "string" }, default = "all" } },
        },
    } },
  },
}
