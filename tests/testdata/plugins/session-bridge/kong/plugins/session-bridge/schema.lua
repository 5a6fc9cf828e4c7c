local typedefs = require "kong.db.schema.typedefs"

return {
  name = "session-bridge",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { cookie_name = typedefs.cookie_name { required = true, default = "sid" } },
          { cookie_secret = { type = "string", required = true, len_min = 16 } },
          { strip_cookie = { type = "boolean", required = true, default = true } },
          { login_url = typedefs.url },
          { redis_host = typedefs.host { required = true, default = "127.0.0.1" } },
          { redis_port = typedefs.port { required = true, default = 6379 } },
          { redis_timeout = typedefs.timeout { required = true, default = 1000 } },
          { redis_prefix = { type = "string", required = true, default = "session:" } },
        },
    } },
  },
}
