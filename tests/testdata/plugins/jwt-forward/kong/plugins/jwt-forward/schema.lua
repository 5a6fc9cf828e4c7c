local typedefs = require "kong.db.schema.typedefs"


return {
  name = "jwt-forward",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { private_key = { type = "string", required = true, encrypted = true, referenceable = true } },
          { key_id = { type = "string", required = true } },
          { issuer = { type = "string", required = true, default = "gateway" } },
          { audience = { type = "string" } },
          { lifetime = { type = "integer", required = true, default = 60, between = { 5, 3600 } } },
          { anonymous_subject = { type = "string" } },
        },
    } },
  },
}
