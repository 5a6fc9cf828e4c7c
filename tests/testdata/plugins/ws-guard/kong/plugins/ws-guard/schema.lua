local typedefs = require "kong.db.schema.typedefs"


return {
  name = "ws-guard",
  fields = {
    { protocols = typedefs.protocols_http { default = { "http", "https" } } },
    { config = {
        type = "record",
        fields = {
          { origins = {
              type = "array",
              required = true,
              default = {},
              elements = { type = "string", match_any = {
                patterns = { "^%*$", "^https?://[%w.-]+:?%d*$", "^https?://%*%.[%w.-]+:?%d*$" },
                err = "expected an origin such as https://example.com",
              } },
          } },
          { subprotocols = { type = "array", required = true, default = {}, elements = { type = "string" } } },
          { max_connections = { type = "integer", required = true, default = 10, gt = 0 } },
          { upgrade_only = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
