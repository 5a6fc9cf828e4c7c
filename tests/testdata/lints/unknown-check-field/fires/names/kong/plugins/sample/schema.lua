return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { header = { type = "string" } },
          { query = { type = "string" } },
          { redis = { type = "record", fields = { { host = { type = "string" } } } } },
        },
        entity_checks = {
          { at_least_one_of = { "headers", "query" } },
          { mutually_required = { "redis.hst", "header" } },
          { mutually_exclusive_sets = { set1 = { "query" }, set2 = { "x" } } },
          { conditional = {
              if_field = "query", if_match = { eq = "a" },
              then_field = "heder", then_match = { required = true },
          } },
        },
    } },
  },
}
