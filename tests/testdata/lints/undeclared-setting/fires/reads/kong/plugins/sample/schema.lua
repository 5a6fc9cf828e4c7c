return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", default = 3 } },
          { redis = { type = "record", fields = {
              { host = { type = "string" } },
          } } },
          { targets = { type = "array", elements = { type = "record", fields = {
              { name = { type = "string" } },
          } } } },
        },
    } },
  },
}
