--- Configuration: Kong's settings with their defaults, as `kong.configuration`
-- shows them. It cannot be written. A setting that is not listed here is inert.

local host = require "kongsmith.host"
local listeners = require "kongsmith.worker.listeners"

local error, next, pairs, setmetatable, tostring = error, next, pairs, setmetatable, tostring

local DEFAULTS = {
  admin_access_log = "logs/admin_access.log",
  admin_error_log = "logs/error.log",
  admin_gui_listen = { "0.0.0.0:8002", "0.0.0.0:8445 ssl" },
  admin_listen = { "127.0.0.1:8001 reuseport backlog=16384", "127.0.0.1:8444 http2 ssl reuseport backlog=16384" },
  anonymous_reports = true,
  cluster_listen = { "0.0.0.0:8005" },
  database = "postgres",
  db_cache_ttl = 0,
  db_cache_warmup_entities = { "services" },
  db_resurrect_ttl = 30,
  db_update_frequency = 5,
  db_update_propagation = 0,
  dns_hostsfile = "/etc/hosts",
  dns_no_sync = false,
  dns_order = { "LAST", "SRV", "A", "CNAME" },
  dns_resolver = {},
  error_default_type = "text/plain",
  headers = { "server_tokens", "latency_tokens", "X-Kong-Request-Id" },
  kic = false,
  log_level = "notice",
  lua_max_post_args = 100,
  lua_max_req_headers = 100,
  lua_max_resp_headers = 100,
  lua_max_uri_args = 100,
  lua_package_cpath = "",
  lua_package_path = "./?.lua;./?/init.lua;",
  lua_socket_pool_size = 256,
  lua_ssl_protocols = "TLSv1.2 TLSv1.3",
  lua_ssl_trusted_certificate = { "system" },
  lua_ssl_verify_depth = 1,
  mem_cache_size = "128m",
  new_dns_client = false,
  nginx_user = "kong kong",
  nginx_worker_processes = "auto",
  pg_database = "kong",
  pg_host = "127.0.0.1",
  pg_port = 5432,
  pg_ssl = false,
  pg_ssl_verify = false,
  pg_user = "kong",
  plugins = { "bundled" },
  port_maps = {},
  prefix = "/usr/local/kong",
  proxy_access_log = "logs/access.log",
  proxy_error_log = "logs/error.log",
  proxy_listen = { "0.0.0.0:8000 reuseport backlog=16384", "0.0.0.0:8443 http2 ssl reuseport backlog=16384" },
  real_ip_header = "X-Real-IP",
  real_ip_recursive = "off",
  role = "traditional",
  router_flavor = "traditional_compatible",
  ssl_cipher_suite = "intermediate",
  status_listen = { "127.0.0.1:8007 reuseport backlog=16384" },
  stream_listen = { "off" },
  tracing_instrumentations = { "off" },
  tracing_sampling_rate = 0.01,
  trusted_ips = {},
  untrusted_lua = "sandbox",
  untrusted_lua_sandbox_environment = {},
  untrusted_lua_sandbox_requires = {},
  upstream_keepalive_idle_timeout = 60,
  upstream_keepalive_max_requests = 10000,
  upstream_keepalive_pool_size = 512,
  vaults = { "bundled" },
  wasm = false,
  worker_consistency = "eventual",
  worker_state_update_frequency = 5,
  loaded_plugins = {},
  loaded_vaults = { env = true },
}

for _, name in pairs({ "admin", "admin_gui", "cluster", "proxy", "status", "stream" }) do
  DEFAULTS[name .. "_listeners"] = listeners.of(DEFAULTS[name .. "_listen"])
end
for name, prefix in pairs({ admin = "admin", admin_gui = "admin_gui", proxy = "proxy", status = "status",
                            stream = "stream_proxy" }) do
  DEFAULTS[prefix .. "_ssl_enabled"] = listeners.any(DEFAULTS[name .. "_listeners"], "ssl")
end

-- Those that have no default, and those of Kong Enterprise.
local UNSET = {}
for name in ([[admin_gui_auth audit_log declarative_config declarative_config_string enforce_rbac keyring_enabled
               pg_password pg_ro_host pg_schema portal rbac vitals]]):gmatch("%S+") do
  UNSET[name] = true
end

-- Those that are inert, as they were asked for.
local INERT = {}


local function setting(_, name)
  local value = DEFAULTS[name]
  if value ~= nil or UNSET[name] then
    return value
  end
  local path = "kong.configuration." .. tostring(name)
  host.use(path, false)
  INERT[name] = INERT[name] or host.stand_in(path)
  return INERT[name]
end


return setmetatable({}, {
  __index = setting,
  __newindex = function()
    error("cannot write to configuration", 2)
  end,
  __pairs = function()
    return next, DEFAULTS, nil
  end,
})
