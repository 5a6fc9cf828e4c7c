local typedefs = require "kong.db.schema.typedefs"

local PLUGIN_NAME = "token-gate"


local schema = {
  name = PLUGIN_NAME,
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { secret = {
              description = "The shared secret of the issuer.",
              type = "string",
              required = true,
              len_min = 32,
              encrypted = true,
              referenceable = true,
          }, },
          { algorithm = {
              type = "string",
              required = true,
              default = "HS256",
              one_of = { "HS256", "HS384", "HS512" },
          }, },
          { issuer = { type = "string" }, },
          { audience = { type = "string" }, },
          { leeway = {
              description = "Seconds by which the clocks may differ.",
              type = "integer",
              required = true,
              default = 30,
              between = { 0, 600 },
          }, },
          { query_name = {
              description = "Query argument that is read when there is no header.",
              type = "string",
          }, },
          { allow_guests = { type = "boolean", required = true, default = false }, },
          { claim_headers = {
              description = "Claims that are forwarded, with the name of the header for each.",
              type = "map",
              required = true,
              default = { sub = "X-Token-Subject" },
              keys = { type = "string" },
              values = typedefs.header_name,
          }, },
        },
    }, },
  },
}

return schema
