return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", requird = true } },
          { mode = { type = "strng", default = "a" } },
          { paths = { type = "array" } },
          { count = { type = "integer", match = "%d" } },
          { note = { type = "string", description = "short" } },
          { old = { type = "string", legacy = true } },
          { hosts = { type = "array", elements = { type = "string", between = { 1, 2 } } } },
          { untyped = { required = true } },
          { a = { type = "string" }, b = { type = "string" } },
          { redis = { type = "record", fields = {
              { timeout = { type = "number", minimum = 3, len_min = "a" } },
          } } },
        },
        entity_checks = {
          { at_least_one = { "limit", "count" } },
        },
    } },
  },
}
