local typedefs = require "kong.db.schema.typedefs"


return {
  name = "burst-limit",
  fields = {
    { protocols = typedefs.protocols_http },
    {
      config = {
        type = "record",
        fields = {
          { limit = { type = "integer", required = true, gt = 0 } },
          { window_size = {
              description = "Length of the window in seconds.",
              type = "number",
              required = true,
              default = 1,
              one_of = { 1, 5, 10, 30, 60 },
          } },
          { identify_by = {
              type = "string",
              required = true,
              default = "ip",
              one_of = { "ip", "consumer", "credential", "header", "route" },
          } },
          { header_name = typedefs.header_name },
          { fall_back_to_ip = { type = "boolean", required = true, default = true } },
          { fail_open = { type = "boolean", required = true, default = true } },
          { hide_headers = { type = "boolean", required = true, default = false } },
          { status = { type = "integer", required = true, default = 429, between = { 400, 599 } } },
          { message = { type = "string", required = true, default = "Too many requests, slow down" } },
        },
        entity_checks = {
          {
            conditional = {
              if_field = "identify_by",
              if_match = { eq = "header" },
              then_field = "header_name",
              then_match = { required = true },
            },
          },
        },
      },
    },
  },
}
