local typedefs = require "kong.db.schema.typedefs"


local memory = {
  type = "record",
  fields = {
    { dictionary = { type = "string", required = true, default = "kong_db_cache" } },
  },
}


local redis = {
  type = "record",
  fields = {
    { host = typedefs.host },
    { port = typedefs.port { default = 6379 } },
    { password = { type = "string", len_min = 0, encrypted = true, referenceable = true } },
    { timeout = typedefs.timeout { default = 500 } },
  },
}


return {
  name = "edge-cache",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { strategy = { type = "string", required = true, default = "memory", one_of = { "memory", "redis" } } },
          { memory = memory },
          { redis = redis },
          { methods = {
              type = "array",
              required = true,
              default = { "GET", "HEAD" },
              elements = { type = "string", one_of = { "GET", "HEAD" } },
          } },
          { statuses = {
              type = "array",
              required = true,
              default = { 200, 301, 404 },
              elements = { type = "integer", between = { 100, 599 } },
          } },
          { vary_headers = { type = "array", required = true, default = {}, elements = typedefs.header_name } },
          { ttl = { type = "integer", required = true, default = 300, gt = 0 } },
          { max_body_size = { type = "integer", required = true, default = 1048576, gt = 0 } },
          { respect_client = { type = "boolean", required = true, default = true } },
        },
        entity_checks = {
          { conditional = {
              if_field = "strategy", if_match = { eq = "redis" },
              then_field = "redis.host", then_match = { required = true },
          } },
        },
    } },
  },
}
