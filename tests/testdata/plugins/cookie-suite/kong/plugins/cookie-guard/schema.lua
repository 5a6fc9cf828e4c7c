local typedefs = require "kong.db.schema.typedefs"


return {
  name = "cookie-guard",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { secure = { type = "boolean", required = true, default = true } },
          { http_only = { type = "boolean", required = true, default = true } },
          { same_site = { type = "string", one_of = { "Strict", "Lax", "None" }, default = "Lax" } },
          { exempt = { type = "array", required = true, default = {}, elements = typedefs.cookie_name } },
          { own_responses = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
