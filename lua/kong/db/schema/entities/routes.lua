--- Routes: the entity for the requests that go to a service.

local typedefs = require "kong.db.schema.typedefs"

return {
  name = "routes",
  primary_key = { "id" },
  endpoint_key = "name",
  workspaceable = true,
  subschema_key = "protocols",
  fields = {
    { id = typedefs.uuid },
    { created_at = typedefs.auto_timestamp_s },
    { updated_at = typedefs.auto_timestamp_s },
    { name = typedefs.utf8_name },
    { protocols = {
        type = "set",
        len_min = 1,
        required = true,
        default = { "http", "https" },
        elements = typedefs.protocol,
        mutually_exclusive_subsets = {
          { "http", "https" },
          { "tcp", "tls", "udp" },
          { "tls_passthrough" },
          { "grpc", "grpcs" },
        },
    } },
    { https_redirect_status_code = {
        type = "integer",
        required = true,
        default = 426,
        one_of = { 426, 301, 302, 307, 308 },
    } },
    { strip_path = { type = "boolean", required = true, default = true } },
    { preserve_host = { type = "boolean", required = true, default = false } },
    { request_buffering = { type = "boolean", required = true, default = true } },
    { response_buffering = { type = "boolean", required = true, default = true } },
    { tags = typedefs.tags },
    { service = { type = "foreign", reference = "services" } },
    { snis = { type = "set", elements = typedefs.wildcard_host } },
    { sources = typedefs.sources },
    { destinations = typedefs.destinations },
    { methods = typedefs.methods },
    { hosts = typedefs.hosts },
    { paths = typedefs.router_paths },
    { headers = typedefs.headers({
        keys = typedefs.header_name({
          match_none = {
            { pattern = "^[Hh][Oo][Ss][Tt]$",
              err = "cannot contain 'host' header, which must be specified in the 'hosts' attribute" },
          },
        }),
    }) },
    { regex_priority = { type = "integer", default = 0 } },
    { path_handling = { type = "string", default = "v0", one_of = { "v0", "v1" } } },
  },
  entity_checks = {
    { conditional = {
        if_field = "protocols",
        if_match = { elements = {
          type = "string", not_one_of = { "grpcs", "https", "tls", "tls_passthrough" },
        } },
        then_field = "snis",
        then_match = { len_eq = 0 },
        then_err = "'snis' can only be set when 'protocols' is 'grpcs', 'https', 'tls' or 'tls_passthrough'",
    } },
  },
}
