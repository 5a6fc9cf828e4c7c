local typedefs = require "kong.db.schema.typedefs"


return {
  name = "gelf-log",
  fields = {
    { protocols = typedefs.protocols },
    { config = {
        type = "record",
        fields = {
          { host = typedefs.host { required = true } },
          { port = typedefs.port { required = true, default = 12201 } },
          { transport = { type = "string", required = true, default = "udp", one_of = { "udp", "tcp" } } },
          { chunk_size = { type = "integer", required = true, default = 1420, between = { 512, 8192 } } },
          { timeout = typedefs.timeout { required = true, default = 5000 } },
          { keepalive = typedefs.timeout { required = true, default = 60000 } },
          { node_name = { type = "string" } },
          { extra = {
              type = "map",
              required = true,
              default = {},
              keys = { type = "string", match = "^[%w_.-]+$", not_one_of = { "id" } },
              values = { type = "string" },
          } },
        },
    } },
  },
}
