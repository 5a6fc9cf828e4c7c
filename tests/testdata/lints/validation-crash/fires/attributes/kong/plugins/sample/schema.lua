return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", len_min = 1 } },
          { mode = { type = "string", gt = 0, default = "a" } },
          { names = { type = "array", elements = { type = "string" }, not_match = "^%s" } },
          { on = { type = "boolean", starts_with = "t" } },
          { path = { type = "string", match = "^/[%w_-" } },
          { words = { type = "string", match_none = { { pattern = "%s" }, { pattern = "a)", err = "no" } } } },
          { any = { type = "string", match_any = { patterns = { "^a", "%" } } } },
          { flag = { type = "string", one_of = { "yes", "no", true } } },
          { who = { type = "foreign", reference = "consumer" } },
          { whom = { type = "foreign" } },
          { redis = { type = "record", fields = {
              { port = { type = "number", len_max = 5 } },
          }, entity_checks = {
              { distinct = { "host", "port" } },
          } } },
        },
        entity_checks = {
          { only_one_of = { "limt", "mode" } },
          { conditional = {
              if_field = "limit", if_match = { match = "1" },
              then_field = "mode", then_match = { gt = 3 },
          } },
          { custom_entity_check = { field_sources = { "redis.prt" }, fn = function() return true end } },
        },
    } },
  },
}
