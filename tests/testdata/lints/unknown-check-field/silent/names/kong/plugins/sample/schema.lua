local typedefs = require "kong.db.schema.typedefs"

return {
  name = "sample",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = { type = "record", fields = {
        { header = { type = "string" } },
        { redis = { type = "record", fields = {
            { host = typedefs.host },
            { port = typedefs.port },
          }, entity_checks = { { mutually_required = { "host", "port" } } },
        } },
        { data = { type = "json", json_schema = { inline = { type = "object" } } } },
      }, entity_checks = {
        { at_least_one_of = { "header", "redis.host", "data" } },
      },
    } },
  },
  entity_checks = {
    { at_least_one_of = { "config.header", "config.redis", "consumer", "service.id" } },
  },
}
