local typedefs = require "kong.db.schema.typedefs"


return {
  name = "webhook-verify",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { scheme = {
              type = "string",
              required = true,
              one_of = { "github", "stripe", "custom" },
              description = "Who sends the webhooks.",
          } },
          { secret = {
              type = "string",
              required = true,
              encrypted = true,
              referenceable = true,
              description = "The secret shared with the sender.",
          } },
          { tolerance = { type = "integer", required = true, default = 300, between = { 10, 86400 } } },
          { reject_replays = { type = "boolean", required = true, default = true } },
          { explain = { type = "boolean", required = true, default = false } },
          { signature_header = typedefs.header_name },
          { timestamp_header = typedefs.header_name },
          { separator = { type = "string", len_min = 0, default = "." } },
          { encoding = { type = "string", one_of = { "hex", "base64" } } },
        },
        entity_checks = {
          { mutually_required = { "signature_header", "encoding" } },
          { conditional = {
              if_field = "scheme", if_match = { eq = "custom" },
              then_field = "signature_header", then_match = { required = true },
          } },
          { conditional = {
              if_field = "scheme", if_match = { ne = "custom" },
              then_field = "timestamp_header", then_match = { eq = ngx.null },
          } },
        },
    } },
  },
}
