--- Typedefs: ready-made field definitions for schemas.
-- `typedefs.port` is a definition, `typedefs.port { default = 80 }` the same
-- with further attributes. An unknown name raises, so that a misspelt one is
-- found when the schema is loaded.

local Schema = require "kong.db.schema"
local constants = require "kong.constants"
local http_names = require "kongsmith.http.names"
local keys = require "kong.db.schema.typedefs.keys"
local network = require "kong.db.schema.typedefs.network"
local texts = require "kong.db.schema.typedefs.texts"

local null = ngx.null
local define = Schema.define

local typedefs = {}


local function names_of(subsystem)
  local names = {}
  for _, protocol in ipairs(constants.PROTOCOLS) do
    if constants.PROTOCOLS_WITH_SUBSYSTEM[protocol] == subsystem then
      names[#names + 1] = protocol
    end
  end
  return names
end


-- The definition that only null fits.
local function absent(definition)
  return define(definition({ eq = null }))
end


local function no_foreign(reference)
  return define { type = "foreign", reference = reference, eq = null }
end


local function custom_string(validate)
  return define { type = "string", custom_validator = validate }
end


-- hosts and addresses
typedefs.host = custom_string(network.validate_host)
typedefs.redis_host = custom_string(network.validate_host)
typedefs.host_with_optional_port = custom_string(network.validate_host_with_optional_port)
typedefs.wildcard_host = custom_string(network.validate_wildcard_host)
typedefs.sni = custom_string(network.validate_sni)
typedefs.redis_server_name = custom_string(network.validate_sni)
typedefs.ip = custom_string(network.validate_ip)
typedefs.ip_or_cidr = custom_string(network.validate_ip_or_cidr)
typedefs.cidr_v4 = custom_string(network.validate_cidr_v4)
typedefs.cidr = typedefs.cidr_v4
typedefs.port = define { type = "integer", between = { 0, 65535 } }
typedefs.url = custom_string(network.validate_url)

-- names and other texts
typedefs.name = define { type = "string", unique = true, custom_validator = texts.validate_name }
typedefs.utf8_name = define { type = "string", unique = true, custom_validator = texts.validate_utf8_name }
typedefs.tag = define { type = "string", required = true, custom_validator = texts.validate_tag }
typedefs.tags = define { type = "set", elements = typedefs.tag }
typedefs.header_name = custom_string(http_names.validate_header_name)
typedefs.cookie_name = custom_string(http_names.validate_cookie_name)
typedefs.http_method = define { type = "string", match = "^%u+$" }
typedefs.capability = define { type = "string" }
typedefs.semantic_version = define {
  type = "string",
  match_any = {
    patterns = { "^%d+[%.%d]*$", "^%d+[%.%d]*%-?.*$" },
    err = "invalid version number: must be in format of X.Y.Z",
  },
  match_none = {
    { pattern = "%.%.", err = "must not have empty version segments" },
  },
}
typedefs.lua_code = define {
  type = "map",
  keys = { type = "string", len_min = 1 },
  values = { type = "string", len_min = 1, custom_validator = texts.validate_lua },
}

-- what is generated
typedefs.uuid = define { type = "string", uuid = true, auto = true }
typedefs.auto_timestamp_s = define { type = "integer", timestamp = true, auto = true }
typedefs.auto_timestamp_ms = define { type = "number", timestamp = true, auto = true }

-- times; the longest timeout is what fits into 31 bits of milliseconds
typedefs.timeout = define { type = "integer", between = { 0, 2 ^ 31 - 2 } }
typedefs.ttl = define { type = "number", between = { 0, constants.DATABASE.DAO_MAX_TTL } }

-- a plugin that cannot be configured for an entity
typedefs.no_route = no_foreign("routes")
typedefs.no_service = no_foreign("services")
typedefs.no_consumer = no_foreign("consumers")

-- protocols
local http_protocols = names_of("http")
typedefs.protocol = define { type = "string", one_of = constants.PROTOCOLS }
typedefs.protocols = define {
  type = "set",
  required = true,
  default = http_protocols,
  elements = typedefs.protocol,
}
typedefs.protocols_http = define {
  type = "set",
  required = true,
  default = http_protocols,
  elements = { type = "string", one_of = http_protocols },
}

-- what routes match
local EMPTY_SEGMENTS = { { pattern = "//", err = "must not have empty segments" } }
typedefs.path = define {
  type = "string",
  starts_with = "/",
  match_none = EMPTY_SEGMENTS,
  custom_validator = network.validate_path,
}
typedefs.router_path = define {
  type = "string",
  match_any = {
    patterns = { "^/", "^~/" },
    err = "should start with: / (fixed path) or ~/ (regex path)",
  },
  match_none = EMPTY_SEGMENTS,
  custom_validator = network.validate_router_path,
}
typedefs.router_paths = define { type = "array", elements = typedefs.router_path }
typedefs.no_paths = absent(typedefs.router_paths)
typedefs.methods = define { type = "set", elements = typedefs.http_method }
typedefs.no_methods = absent(typedefs.methods)
typedefs.hosts = define {
  type = "array",
  elements = {
    type = "string",
    match_all = {
      { pattern = "^[^*]*%*?[^*]*$", err = "invalid wildcard: must have at most one wildcard" },
    },
    match_any = {
      patterns = { "^%*%.", "%.%*$", "^[^*]*$" },
      err = "invalid wildcard: must be placed at leftmost or rightmost label",
    },
    custom_validator = network.validate_host_with_wildcards,
  },
}
typedefs.no_hosts = absent(typedefs.hosts)
typedefs.headers = define {
  type = "map",
  keys = typedefs.header_name,
  values = { type = "array", elements = { type = "string" } },
}
typedefs.no_headers = absent(typedefs.headers)

local function endpoints()
  return define {
    type = "set",
    elements = {
      type = "record",
      fields = {
        { ip = typedefs.ip_or_cidr },
        { port = typedefs.port },
      },
      entity_checks = { { at_least_one_of = { "ip", "port" } } },
    },
  }
end

typedefs.sources = endpoints()
typedefs.no_sources = absent(typedefs.sources)
typedefs.destinations = endpoints()
typedefs.no_destinations = absent(typedefs.destinations)

-- keys and certificates
typedefs.certificate = custom_string(keys.validate_certificate)
typedefs.key = custom_string(keys.validate_key)
typedefs.pem = define(keys.pem)
typedefs.jwk = define(keys.jwk)

-- records that other parts of Kong read
typedefs.queue = require "kong.tools.queue_schema"
typedefs.propagation = require "kong.observability.tracing.propagation.schema"


return setmetatable(typedefs, {
  __index = function(_, name)
    error("schema typedef error: definition " .. tostring(name) .. " does not exist", 2)
  end,
})
