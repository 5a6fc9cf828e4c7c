local typedefs = require "kong.db.schema.typedefs"

return {
  name = "upstream-tagger",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { prefix = typedefs.header_name { required = true, default = "X-Tag-" } },
          { static = {
              type = "map",
              required = true,
              default = {},
              keys = { type = "string", match = "^[%w-]+$" },
              values = { type = "string" },
          } },
          { from_headers = { type = "array", required = true, default = {}, elements = typedefs.header_name } },
          { request_header = typedefs.header_name { required = true, default = "X-Want-Tags" } },
          { count_header = typedefs.header_name { required = true, default = "X-Tag-Count" } },
          { audit = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
