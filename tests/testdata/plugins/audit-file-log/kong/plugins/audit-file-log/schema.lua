local typedefs = require "kong.db.schema.typedefs"


return {
  name = "audit-file-log",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { path = {
              description = "The file that records are appended to.",
              type = "string",
              required = true,
              match = "^/[%w._/-]*%w$",
              err = "expected the absolute path of a file",
          } },
          { reopen = { type = "boolean", required = true, default = false } },
          { format = { type = "string", required = true, default = "json", one_of = { "json", "text" } } },
          { methods = {
              type = "set",
              required = true,
              default = { "POST", "PUT", "PATCH", "DELETE" },
              elements = typedefs.http_method,
          } },
          { redact_arguments = {
              type = "array",
              required = true,
              default = { "access_token", "password" },
              elements = { type = "string" },
          } },
        },
    } },
  },
}
