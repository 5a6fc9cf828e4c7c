local typedefs = require "kong.db.schema.typedefs"


return {
  name = "canary-split",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { percentage = { type = "number", required = true, default = 5, between = { 0, 100 } } },
          { start = { type = "number", timestamp = true } },
          { duration = { type = "number", required = true, default = 3600, gt = 0 } },
          { hash = {
              type = "string",
              required = true,
              default = "ip",
              one_of = { "ip", "consumer", "header", "cookie" },
          } },
          { hash_header = typedefs.header_name },
          { cookie_name = typedefs.cookie_name { required = true, default = "canary" } },
          { salt = { type = "string", required = true, default = "canary-split" } },
          { upstream = { type = "string" } },
          { host = typedefs.host },
          { port = typedefs.port { required = true, default = 80 } },
          { path_prefix = typedefs.path },
          { force_header = typedefs.header_name },
          { release_header = typedefs.header_name },
        },
        entity_checks = {
          { only_one_of = { "upstream", "host" } },
          { conditional = {
              if_field = "hash",
              if_match = { eq = "header" },
              then_field = "hash_header",
              then_match = { required = true },
          } },
        },
    } },
  },
}
