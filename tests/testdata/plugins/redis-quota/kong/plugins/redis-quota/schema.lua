local typedefs = require "kong.db.schema.typedefs"


local redis_settings = {
  type = "record",
  required = true,
  fields = {
    { host = typedefs.host { required = true } },
    { port = typedefs.port { required = true, default = 6379 } },
    { database = { type = "integer", required = true, default = 0, between = { 0, 15 } } },
    { username = { type = "string", referenceable = true } },
    { password = { type = "string", len_min = 0, encrypted = true, referenceable = true } },
    { ssl = { type = "boolean", required = true, default = false } },
    { ssl_verify = { type = "boolean", required = true, default = false } },
    { server_name = typedefs.sni },
    { timeout = typedefs.timeout { required = true, default = 1000 } },
    { keepalive = typedefs.timeout { required = true, default = 30000 } },
    { pool_size = { type = "integer", required = true, default = 30, gt = 0 } },
  },
}


return {
  name = "redis-quota",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { quota = { type = "integer", required = true, gt = 0 } },
          { period = {
              type = "string",
              required = true,
              default = "day",
              one_of = { "minute", "hour", "day", "month" },
          } },
          { method_costs = {
              description = "What a request of a method costs; methods that are not listed cost 1.",
              type = "map",
              required = true,
              default = {},
              keys = typedefs.http_method,
              values = { type = "integer", between = { 0, 1000 } },
          } },
          { key_prefix = { type = "string", required = true, default = "quota" } },
          { anonymous_quota = { type = "boolean", required = true, default = false } },
          { fault_tolerant = { type = "boolean", required = true, default = true } },
          { show_headers = { type = "boolean", required = true, default = true } },
          { status_code = { type = "integer", required = true, default = 429, between = { 400, 499 } } },
          { redis = redis_settings },
        },
    } },
  },
}
