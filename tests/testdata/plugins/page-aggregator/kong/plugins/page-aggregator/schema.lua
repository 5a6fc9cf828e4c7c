local typedefs = require "kong.db.schema.typedefs"


local part = {
  type = "record",
  fields = {
    { name = { type = "string", required = true, match = "^[%a_][%w_]*$" } },
    { url = typedefs.url { required = true } },
    { required = { type = "boolean", required = true, default = false } },
    { pass_query = { type = "boolean", required = true, default = false } },
  },
}


return {
  name = "page-aggregator",
  fields = {
    { consumer = typedefs.no_consumer },
    { service = typedefs.no_service },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { parts = { type = "array", required = true, len_min = 2, len_max = 20, elements = part } },
          { merge = {
              type = "string",
              required = true,
              default = "nest",
              one_of = { "nest", "flatten", "concat" },
          } },
          { forward_headers = {
              type = "array",
              required = true,
              default = { "authorization", "accept-language" },
              elements = typedefs.header_name,
          } },
          { timeout = typedefs.timeout { required = true, default = 5000 } },
          { ssl_verify = { type = "boolean", required = true, default = true } },
        },
    } },
  },
}
