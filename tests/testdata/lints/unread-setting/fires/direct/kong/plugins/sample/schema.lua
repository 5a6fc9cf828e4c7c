return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", default = 3 } },
          { window = { type = "integer", default = 60 } },
          { old = { type = "string", deprecation = { message = "gone", removal_in_version = "2.0" } } },
          { redis = { type = "record", fields = {
              { host = { type = "string" } },
              { port = { type = "integer" } },
          } } },
          { targets = { type = "array", elements = { type = "record", fields = {
              { name = { type = "string" } },
              { weight = { type = "integer" } },
          } } } },
          { unused_record = { type = "record", fields = { { inner = { type = "string" } } } } },
        },
    } },
  },
}
