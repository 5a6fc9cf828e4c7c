local typedefs = require "kong.db.schema.typedefs"


return {
  name = "json-event-log",
  fields = {
    { protocols = typedefs.protocols },
    { config = {
        type = "record",
        fields = {
          { endpoint = typedefs.url { required = true, referenceable = true } },
          { token = {
              description = "Bearer token of the event store.",
              type = "string",
              encrypted = true,
              referenceable = true,
          } },
          { event_type = { type = "string", required = true, default = "gateway.request" } },
          { format = { type = "string", required = true, default = "ndjson", one_of = { "ndjson", "array" } } },
          { headers = {
              type = "map",
              required = true,
              default = {},
              keys = typedefs.header_name,
              values = { type = "string", referenceable = true },
          } },
          { labels = {
              type = "map",
              required = true,
              default = {},
              keys = { type = "string" },
              values = { type = "string" },
          } },
          { remove_fields = {
              description = "Dotted paths that are taken out of every event.",
              type = "array",
              required = true,
              default = { "request.headers.cookie" },
              elements = { type = "string", not_match = "%.%." },
          } },
          { min_status = { type = "integer", required = true, default = 100, between = { 100, 599 } } },
          { sample_ratio = { type = "number", required = true, default = 1, between = { 0, 1 } } },
          { timeout = typedefs.timeout { required = true, default = 10000 } },
          { keepalive = typedefs.timeout { required = true, default = 60000 } },
          { ssl_verify = { type = "boolean", required = true, default = true } },
          { queue = typedefs.queue },
        },
    } },
  },
}
