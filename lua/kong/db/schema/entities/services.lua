--- Services: the entity for an upstream API.

local Schema = require "kong.db.schema"
local typedefs = require "kong.db.schema.typedefs"
local url = require "socket.url"

local null = ngx.null

local PORTS = { http = 80, https = 443 }
local timeout = Schema.define { type = "integer", between = { 1, 2 ^ 31 - 2 } }


-- What the shorthand `url` stands for.
local function from_url(text)
  local parts = url.parse(text)
  if not parts then
    return nil
  end
  local port = tonumber(parts.port)
  local protocol = parts.scheme or (port == 443 and "https" or "http")
  return {
    protocol = protocol,
    host = parts.host or null,
    port = port or parts.port or PORTS[protocol] or 80,
    path = parts.path or null,
  }
end


-- A condition on another field for services that do not use some protocols.
local function unless_protocol(protocols, field, match)
  return { conditional = {
    if_field = "protocol", if_match = { not_one_of = protocols },
    then_field = field, then_match = match,
  } }
end


return {
  name = "services",
  primary_key = { "id" },
  endpoint_key = "name",
  workspaceable = true,
  fields = {
    { id = typedefs.uuid },
    { created_at = typedefs.auto_timestamp_s },
    { updated_at = typedefs.auto_timestamp_s },
    { name = typedefs.utf8_name },
    { retries = { type = "integer", default = 5, between = { 0, 32767 } } },
    { protocol = typedefs.protocol({ required = true, default = "http" }) },
    { host = typedefs.host({ required = true }) },
    { port = typedefs.port({ required = true, default = 80 }) },
    { path = typedefs.path },
    { connect_timeout = timeout({ default = 60000 }) },
    { write_timeout = timeout({ default = 60000 }) },
    { read_timeout = timeout({ default = 60000 }) },
    { tags = typedefs.tags },
    { client_certificate = { type = "foreign", reference = "certificates" } },
    { tls_verify = { type = "boolean" } },
    { tls_verify_depth = { type = "integer", default = null, between = { 0, 64 } } },
    { ca_certificates = { type = "array", elements = { type = "string", uuid = true } } },
    { enabled = { type = "boolean", required = true, default = true } },
  },
  entity_checks = {
    { conditional = {
        if_field = "protocol",
        if_match = { one_of = { "tcp", "tls", "udp", "grpc", "grpcs" } },
        then_field = "path",
        then_match = { eq = null },
    } },
    unless_protocol({ "https", "tls" }, "client_certificate", { eq = null }),
    unless_protocol({ "https", "tls" }, "tls_verify", { eq = null }),
    unless_protocol({ "https", "tls" }, "tls_verify_depth", { eq = null }),
    unless_protocol({ "https", "tls" }, "ca_certificates", { eq = null }),
  },
  shorthand_fields = {
    { url = { type = "string", func = from_url } },
  },
}
