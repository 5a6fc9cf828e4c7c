return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { upvalue = { type = "integer" } },
          { closure = { type = "integer" } },
          { own_method = { type = "integer" } },
          { forward = { type = "integer" } },
          { formatted = { type = "integer" } },
          { returned = { type = "integer" } },
          { spawned = { type = "integer" } },
          { cached = { type = "integer" } },
          { guarded = { type = "integer" } },
          { reassigned = { type = "integer" } },
          { alternative = { type = "integer" } },
          { names = { type = "array", elements = { type = "string" } } },
          { labels = { type = "map", keys = { type = "string" }, values = { type = "string" } } },
          { targets = { type = "array", elements = { type = "record", fields = {
              { host = { type = "string" } },
              { port = { type = "integer" } },
          } } } },
          { groups = { type = "map", keys = { type = "string" }, values = { type = "record", fields = {
              { weight = { type = "integer" } },
          } } } },
          { outer = { type = "record", fields = {
              { inner = { type = "record", fields = {
                  { leaf = { type = "string" } },
              } } },
          } } },
        },
    } },
  },
}
