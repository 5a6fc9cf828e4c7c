local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", gt = 0 } },
          { mode = { type = "string", len_min = 2, len_max = 9, starts_with = "a" } },
          { names = { type = "array", len_min = 1, elements = { type = "string", not_match = "^%s" } } },
          { headers = { type = "map", len_max = 5, keys = typedefs.header_name, values = { type = "string" } } },
          { path = { type = "string", match = "^/[%w_%-]+$" } },
          { bracket = { type = "string", match = "^[]%]]$" } },
          { flag = { type = "string", one_of = { "yes", "no" } } },
          { size = { type = "integer", not_one_of = { 1, 2 } } },
          { who = { type = "foreign", reference = "consumers" } },
          { redis = { type = "record", fields = {
              { host = typedefs.host },
              { port = typedefs.port },
          }, entity_checks = {
              { mutually_required = { "host", "port" } },
          } } },
        },
        entity_checks = {
          { only_one_of = { "limit", "mode" } },
          { conditional = {
              if_field = "redis.port", if_match = { gt = 1 },
              then_field = "mode", then_match = { len_min = 3 },
          } },
          { custom_entity_check = {
              field_sources = { "ghost" }, run_with_missing_fields = true,
              fn = function() return true end,
          } },
        },
    } },
  },
}
