local typedefs = require "kong.db.schema.typedefs"


return {
  name = "maintenance-window",
  fields = {
    { consumer = typedefs.no_consumer },
    { route = typedefs.no_route },
    { service = typedefs.no_service },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { windows = {
              type = "array",
              required = true,
              default = {},
              elements = {
                type = "record",
                fields = {
                  { name = { type = "string", required = true } },
                  { weekday = { type = "integer", required = true, between = { 1, 7 } } },
                  { start = { type = "string", required = true, match = "^[0-2]%d:[0-5]%d$" } },
                  { minutes = { type = "integer", required = true, between = { 1, 1440 } } },
                },
              },
          } },
          { status = { type = "integer", required = true, default = 503, one_of = { 200, 503 } } },
          { message = { type = "string", required = true, default = "Back in {minutes} minutes" } },
          { html = { type = "string" } },
          { exempt_paths = { type = "array", required = true, default = {}, elements = typedefs.path } },
          { bypass_header = typedefs.header_name },
          { announce_before = {
              description = "Seconds before a window from which on responses announce it.",
              type = "integer",
              gt = 0,
          } },
        },
    } },
  },
}
