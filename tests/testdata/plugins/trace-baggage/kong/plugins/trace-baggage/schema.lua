local typedefs = require "kong.db.schema.typedefs"


return {
  name = "trace-baggage",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { trust_client = { type = "boolean", required = true, default = true } },
          { sample = { type = "boolean", required = true, default = true } },
          { static = {
              type = "map",
              required = true,
              default = {},
              keys = { type = "string", match = "^[%w_.-]+$" },
              values = { type = "string" },
              len_max = 20,
          } },
          { route_key = { type = "string", match = "^[%w_.-]+$" } },
          { max_size = { type = "integer", required = true, default = 4096, between = { 64, 8192 } } },
          { response_header = typedefs.header_name { default = "X-Trace-Id" } },
        },
    } },
  },
}
