local typedefs = require "kong.db.schema.typedefs"


return {
  name = "cidr-guard",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { allow = {
              description = "Addresses or ranges that are let in.",
              type = "array",
              elements = typedefs.ip_or_cidr,
          } },
          { deny = {
              description = "Addresses or ranges that are kept out.",
              type = "array",
              elements = typedefs.ip_or_cidr,
          } },
          { order = {
              description = "The list that is asked last and so decides.",
              type = "string",
              required = true,
              default = "allow,deny",
              one_of = { "allow,deny", "deny,allow" },
          } },
          { use_peer = {
              description = "Look at the connection's address instead of the forwarded one.",
              type = "boolean",
              required = true,
              default = false,
          } },
          { status = { type = "integer", required = true, default = 403, one_of = { 403, 404, 444 } } },
          { message = { type = "string" } },
          { tarpit = { type = "boolean", required = true, default = false } },
          { report_only = { type = "boolean", required = true, default = false } },
        },
        entity_checks = {
          { at_least_one_of = { "allow", "deny" } },
        },
    } },
  },
}
