--- Constants: fixed values of the gateway that plugins look up by name.

local BUNDLED = [[jwt acl correlation-id cors oauth2 tcp-log udp-log file-log http-log key-auth hmac-auth basic-auth
  ip-restriction request-transformer response-transformer request-size-limiting rate-limiting response-ratelimiting
  syslog loggly datadog ldap-auth statsd bot-detection aws-lambda request-termination prometheus proxy-cache session
  acme grpc-gateway grpc-web pre-function post-function azure-functions zipkin opentelemetry ai-proxy
  ai-prompt-decorator ai-prompt-template ai-prompt-guard ai-request-transformer ai-response-transformer
  standard-webhooks redirect]]

-- In the order in which they depend on one another.
local ENTITIES = [[workspaces consumers certificates services routes snis upstreams targets plugins tags
  ca_certificates clustering_data_planes parameters vaults key_sets keys filter_chains]]

local PROTOCOLS_WITH_SUBSYSTEM = {
  http = "http",
  https = "http",
  grpc = "http",
  grpcs = "http",
  tcp = "stream",
  tls = "stream",
  tls_passthrough = "stream",
  udp = "stream",
}


local function set_of(words)
  local set = {}
  for word in words:gmatch("%S+") do
    set[word] = true
  end
  return set
end


-- The words by position and as a set.
local function list_of(words)
  local list = set_of(words)
  for word in words:gmatch("%S+") do
    list[#list + 1] = word
  end
  return list
end


local function sorted(set)
  local list = {}
  for word in pairs(set) do
    list[#list + 1] = word
  end
  table.sort(list)
  return list
end


local LOG_LEVELS = {}
for _, level in ipairs({ "debug", "info", "notice", "warn", "error", "crit", "alert", "emerg" }) do
  local code = ngx[level == "error" and "ERR" or level:upper()]
  LOG_LEVELS[level], LOG_LEVELS[code] = code, level
end

local SYNC_STATUS = {}
for _, status in ipairs({ "unknown", "normal", "kong_version_incompatible", "plugin_set_incompatible",
                          "plugin_version_incompatible", "filter_set_incompatible" }) do
  SYNC_STATUS[#SYNC_STATUS + 1] = { [status:upper()] = status }
  SYNC_STATUS[status:upper()] = status
end

local KEY_FORMATS = { jwk = true, pem = true }

-- Entities that are not cached beside those of plugins.
local CORE_CACHED = set_of [[certificates services routes snis upstreams targets plugins ca_certificates vaults
  key_sets keys]]

return {
  BUNDLED_PLUGINS = set_of(BUNDLED),
  DEPRECATED_PLUGINS = {},
  BUNDLED_VAULTS = { env = true },
  DEPRECATED_VAULTS = {},
  HEADERS = {
    ADMIN_LATENCY = "X-Kong-Admin-Latency",
    ANONYMOUS = "X-Anonymous-Consumer",
    AUTHENTICATED_GROUPS = "X-Authenticated-Groups",
    CONSUMER_CUSTOM_ID = "X-Consumer-Custom-ID",
    CONSUMER_GROUPS = "X-Consumer-Groups",
    CONSUMER_ID = "X-Consumer-ID",
    CONSUMER_USERNAME = "X-Consumer-Username",
    CREDENTIAL_IDENTIFIER = "X-Credential-Identifier",
    FORWARDED_HOST = "X-Forwarded-Host",
    FORWARDED_PATH = "X-Forwarded-Path",
    FORWARDED_PREFIX = "X-Forwarded-Prefix",
    HOST_OVERRIDE = "X-Host-Override",
    PROXY_LATENCY = "X-Kong-Proxy-Latency",
    RATELIMIT_LIMIT = "X-RateLimit-Limit",
    RATELIMIT_REMAINING = "X-RateLimit-Remaining",
    REQUEST_DEBUG = "X-Kong-Request-Debug",
    REQUEST_DEBUG_LOG = "X-Kong-Request-Debug-Log",
    REQUEST_DEBUG_TOKEN = "X-Kong-Request-Debug-Token",
    REQUEST_ID = "X-Kong-Request-Id",
    RESPONSE_LATENCY = "X-Kong-Response-Latency",
    SERVER = "Server",
    UPSTREAM_LATENCY = "X-Kong-Upstream-Latency",
    UPSTREAM_STATUS = "X-Kong-Upstream-Status",
    VIA = "Via",
  },
  CORE_ENTITIES = list_of(ENTITIES),
  ENTITY_CACHE_STORE = setmetatable({}, {
    __index = function(_, entity)
      return CORE_CACHED[entity] and "core_cache" or "cache"
    end,
  }),
  RATELIMIT = {
    PERIODS = { "second", "minute", "hour", "day", "month", "year" },
  },
  REPORTS = {
    ADDRESS = "kong-hf.konghq.com",
    STATS_TLS_PORT = 61833,
  },
  DICTS = { "kong", "kong_locks", "kong_db_cache", "kong_db_cache_miss", "kong_cluster_events", "kong_healthchecks",
            "kong_rate_limiting_counters" },
  DATABASE = {
    POSTGRES = { MIN = "9.5" },
    -- longest time to live of an entity, in seconds
    DAO_MAX_TTL = 1e8,
  },
  PROTOCOLS = sorted(PROTOCOLS_WITH_SUBSYSTEM),
  PROTOCOLS_WITH_SUBSYSTEM = PROTOCOLS_WITH_SUBSYSTEM,
  DECLARATIVE_LOAD_KEY = "declarative_config:loaded",
  DECLARATIVE_HASH_KEY = "declarative_config:hash",
  DECLARATIVE_EMPTY_CONFIG_HASH = ("0"):rep(32),
  PLUGINS_REBUILD_COUNTER_KEY = "readiness_probe_config:plugins_rebuild_counter",
  ROUTERS_REBUILD_COUNTER_KEY = "readiness_probe_config:routers_rebuild_counter",
  CLUSTER_ID_PARAM_KEY = "cluster_id",
  CLUSTERING_SYNC_STATUS = SYNC_STATUS,
  CLUSTERING_TIMEOUT = 5000,
  CLUSTERING_PING_INTERVAL = 30,
  CLUSTERING_OCSP_TIMEOUT = 5000,
  CLEAR_HEALTH_STATUS_DELAY = 300,
  KEY_FORMATS_MAP = KEY_FORMATS,
  KEY_FORMATS = sorted(KEY_FORMATS),
  LOG_LEVELS = LOG_LEVELS,
  DYN_LOG_LEVEL_KEY = "kong:dyn_log_level",
  DYN_LOG_LEVEL_TIMEOUT_AT_KEY = "kong:dyn_log_level_timeout_at",
  RESPONSE_SOURCE = {
    TYPES = { ERROR = "error", EXIT = "exit", SERVICE = "service" },
    NAMES = { error = "kong", exit = "kong", service = "upstream" },
  },
  -- the most digits of a number that JSON is written with
  CJSON_MAX_PRECISION = 16,
  SCHEMA_NAMESPACES = {
    PROXY_WASM_FILTERS = "proxy-wasm-filters",
  },
}
