local typedefs = require "kong.db.schema.typedefs"


local FINGERPRINT = "^" .. ("[0-9a-f]"):rep(64) .. "$"


return {
  name = "partner-key-auth",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    {
      config = {
        type = "record",
        fields = {
          {
            key_headers = {
              description = "Header names that may carry the key, the first one found wins.",
              type = "array",
              required = true,
              len_min = 1,
              default = { "x-partner-key" },
              elements = typedefs.header_name,
            },
          },
          {
            partners = {
              description = "Partner names with the SHA-256 fingerprints of their keys.",
              type = "map",
              required = true,
              len_min = 1,
              keys = { type = "string" },
              values = {
                type = "array",
                len_min = 1,
                elements = { type = "string", match = FINGERPRINT, err = "expected 64 lower-case hexadecimal digits" },
              },
            },
          },
          {
            pepper = {
              description = "A secret that is hashed before every key.",
              type = "string",
              encrypted = true,
              referenceable = true,
            },
          },
          { partner_header = typedefs.header_name { required = true, default = "X-Partner" } },
          { realm = { type = "string", required = true, default = "partners", match = '^[^"]+$' } },
          { hide_key = { type = "boolean", required = true, default = true } },
          { map_consumer = { type = "boolean", required = true, default = false } },
          { skip_preflight = { type = "boolean", required = true, default = true } },
        },
      },
    },
  },
}
