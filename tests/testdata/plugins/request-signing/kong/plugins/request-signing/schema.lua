local typedefs = require "kong.db.schema.typedefs"


local signing_key = {
  type = "record",
  fields = {
    { id = { type = "string", required = true, match = "^[%w_-]+$" } },
    { secret = { type = "string", required = true, encrypted = true, referenceable = true } },
    { digest = { type = "string", required = true, default = "sha256", one_of = { "sha256", "sha512" } } },
  },
}


return {
  name = "request-signing",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
      type = "record",
      fields = {
        { keys = { type = "array", required = true, len_min = 1, elements = signing_key } },
        { signature_header = typedefs.header_name { required = true, default = "X-Signature" } },
        { signed_headers = {
          type = "array",
          required = true,
          default = { "host" },
          elements = typedefs.header_name,
        } },
        { clock_skew = {
          description = "Seconds that a timestamp may be away from the gateway's clock.",
          type = "integer",
          required = true,
          default = 300,
          gt = 0,
        } },
        { sign_body = { type = "boolean", required = true, default = true } },
        { log_key_id = { type = "boolean", required = true, default = false } },
      },
    } },
  },
}
