local typedefs = require "kong.db.schema.typedefs"


return {
  name = "client-cert-hint",
  fields = {
    -- The handshake happens before a route is known.
    { consumer = typedefs.no_consumer },
    { route = typedefs.no_route },
    { service = typedefs.no_service },
    { protocols = typedefs.protocols { default = { "https", "grpcs" } } },
    { config = {
        type = "record",
        fields = {
          { snis = { type = "set", elements = typedefs.sni } },
          { no_resumption = { type = "boolean", required = true, default = false } },
          { required = { type = "boolean", required = true, default = false } },
          { issuers = { type = "array", required = true, default = {}, elements = { type = "string" } } },
          { subject_header = typedefs.header_name { required = true, default = "X-Client-Subject" } },
          { serial_header = typedefs.header_name { required = true, default = "X-Client-Serial" } },
        },
    } },
  },
}
