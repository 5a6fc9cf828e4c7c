local typedefs = require "kong.db.schema.typedefs"

return {
  name = "claims-export",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { headers_prefix = typedefs.header_name { default = "X-Claim-" } },
          { combined_header = typedefs.header_name },
          { claims = { type = "array", required = true, default = { "sub" }, elements = { type = "string" } } },
          { max_depth = { type = "integer", required = true, default = 1, between = { 0, 5 } } },
          { separator = { type = "string", required = true, default = "," } },
          { hide_token = { type = "boolean", required = true, default = false } },
        },
        entity_checks = {
          { at_least_one_of = { "header_prefix", "combined_header" } },
        },
    } },
  },
}
