local typedefs = require "kong.db.schema.typedefs"


local tenant = {
  type = "record",
  fields = {
    { id = { type = "string", required = true, match = "^[%w_-]+$" } },
    { aliases = { type = "array", required = true, default = {}, elements = { type = "string" } } },
    { suspended = { type = "boolean", required = true, default = false } },
    { upstream_host = typedefs.host },
    { upstream_port = typedefs.port { required = true, default = 443 } },
  },
}


return {
  name = "tenant-resolver",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { tenants = { type = "array", required = true, len_min = 1, elements = tenant } },
          { order = {
              type = "array",
              required = true,
              default = { "header", "host" },
              elements = { type = "string", one_of = { "header", "query", "host", "path" } },
          } },
          { sources = {
              type = "record",
              fields = {
                { header_name = typedefs.header_name { default = "X-Tenant" } },
                { query_name = { type = "string" } },
                { base_host = typedefs.host },
                { capture = { type = "string", default = "tenant" } },
              },
          } },
          { fallback = { type = "string" } },
          { missing_status = { type = "integer", required = true, default = 400, between = { 400, 499 } } },
          { header = typedefs.header_name { required = true, default = "X-Tenant-Id" } },
        },
        shorthand_fields = {
          -- Before 4.0 there was one source only.
          { tenant_header = {
              type = "string",
              deprecation = {
                message = "tenant-resolver: config.tenant_header is deprecated, use config.sources.header_name",
                removal_in_version = "5.0",
                replaced_with = { { path = { "sources", "header_name" } } },
              },
              func = function(value)
                return { sources = { header_name = value } }
              end,
          } },
        },
    } },
  },
}
