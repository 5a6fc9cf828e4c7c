local typedefs = require "kong.db.schema.typedefs"


return {
  name = "header-budget",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { max_bytes = { type = "integer", requird = true, default = 8192, gt = 0 } },
          { max_headers = { type = "integer", required = true, len_min = 1 } },
          { on_excess = { type = "string", required = true, default = "refuse", one_of = { "refuse", "trim" } } },
          { expendable = {
              type = "array",
              required = true,
              default = { "referer", "accept-language" },
              elements = typedefs.header_name,
          } },
          { report_header = typedefs.header_name { required = false } },
        },
    } },
  },
}
