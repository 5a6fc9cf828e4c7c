local typedefs = require "kong.db.schema.typedefs"


local target = {
  type = "record",
  fields = {
    { sni = typedefs.wildcard_host { required = true } },
    { host = typedefs.host { required = true } },
    { port = typedefs.port { required = true } },
  },
}


return {
  name = "sni-router",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols {
        required = true,
        default = { "tcp", "tls", "tls_passthrough" },
        elements = { type = "string", one_of = { "tcp", "tls", "tls_passthrough" } },
    } },
    { config = {
        type = "record",
        fields = {
          { targets = { type = "array", required = true, len_min = 1, elements = target } },
          { clients = { type = "array", elements = typedefs.ip_or_cidr } },
          { require_sni = { type = "boolean", required = true, default = true } },
          { default_name = typedefs.sni },
          { pass_unknown = { type = "boolean", required = true, default = false } },
          { log_targets = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
