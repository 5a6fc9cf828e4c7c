local typedefs = require "kong.db.schema.typedefs"

return {
  name = "upload-scan",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { command = { type = "string", required = true, default = "clamdscan --no-summary" } },
          { spool = { type = "string", required = true, default = "/tmp", match = "^/[%w/_.-]*$" } },
          { max_size = { type = "integer", required = true, default = 10485760, gt = 0 } },
          { forbidden_extensions = {
              type = "array",
              required = true,
              default = { "exe", "bat", "scr" },
              elements = { type = "string" },
          } },
          { fail_closed = { type = "boolean", required = true, default = true } },
          { penalty = { type = "number", required = true, default = 0, between = { 0, 10 } } },
        },
    } },
  },
}
