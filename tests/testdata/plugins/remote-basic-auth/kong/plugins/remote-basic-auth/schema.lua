local typedefs = require "kong.db.schema.typedefs"


return {
  name = "remote-basic-auth",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { url = typedefs.url { required = true } },
          { timeout = typedefs.timeout { required = true, default = 2000 } },
          { keepalive = typedefs.timeout { required = true, default = 60000 } },
          { ssl_verify = { type = "boolean", required = true, default = true } },
          { realm = { type = "string", required = true, default = "directory" } },
          { required_group = { type = "string" } },
          { hide_credentials = { type = "boolean", required = true, default = false } },
          { cache_ttl = {
              description = "Seconds for which an answer is kept; 0 asks every time.",
              type = "integer",
              required = true,
              default = 60,
              between = { 0, 3600 },
          } },
        },
    } },
  },
}
