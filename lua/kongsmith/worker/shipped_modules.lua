--- Shipped modules: the names of all Lua modules that exist in a running Kong 3.9.1.
-- `kong.*` has exactly the modules listed. Of the libraries that come along only
-- the roots are listed: `name.*` stands for everything below `name`.

local KONG = [[
kong: meta cache cache.warmup global reports constants concurrency deprecation globalpatches error_handlers hooks
  router router.traditional router.compat router.expressions router.atc router.fields router.transform router.utils
  conf_loader conf_loader.constants conf_loader.parse conf_loader.sys conf_loader.listeners
  clustering clustering.data_plane clustering.control_plane clustering.utils clustering.events clustering.compat
  clustering.compat.version clustering.compat.removed_fields clustering.compat.checkers clustering.config_helper
  clustering.tls cluster_events cluster_events.strategies.postgres cluster_events.strategies.off
  dns.client dns.stats dns.utils cmd api admin_gui admin_gui.utils status status.ready
  tls.plugins.certificate tls.plugins.sni_filter workspaces dynamic_hook
  vaults.env vaults.env.schema timing timing.context timing.hooks
kong.clustering.rpc: callbacks future json_rpc_v2 manager queue socket utils concentrator
kong.clustering.services.sync: rpc hooks strategies.postgres
kong.clustering.services: sync
kong.templates: nginx nginx_kong nginx_kong_gui_include nginx_kong_stream kong_defaults nginx_inject nginx_kong_inject
  nginx_kong_stream_inject kong_yml wasmtime_cache_config
kong.resty: dns.client dns.utils ctx mlcache mlcache.ipc
kong.cmd: roar stop quit start check config reload restart prepare migrations health vault version hybrid drain
  utils.log utils.kill utils.env utils.migrations utils.tty utils.nginx_signals utils.prefix_handler
  utils.process_secrets utils.inject_confs
kong.api: api_helpers arguments arguments_decoder endpoints
kong.api.routes: cache certificates clustering config consumers debug filter_chains health kong plugins snis tags
  targets upstreams dns
kong.tools: dns grpc utils timestamp stream_api queue queue_schema sandbox uri kong-lua-sandbox protobuf mime_type
  request_aware_table gzip string table sha256 yield uuid rand system time module ip http cjson emmy_debugger
  redis.schema aws_stream
kong.runloop: handler events log_level certificate plugins_iterator upstream_ssl balancer plugin_servers wasm
  wasm.plugins wasm.properties
kong.runloop.balancer: balancers consistent_hashing healthcheckers least_connections latency round_robin targets
  upstreams
kong.runloop.plugin_servers: process plugin rpc rpc.util rpc.mp_rpc rpc.pb_rpc
kong: db
kong.db: utils errors iteration dao declarative schema strategies
kong.db.dao: certificates snis targets plugins tags vaults workspaces services ca_certificates keys key_sets
kong.db.declarative: marshaller export import migrations migrations.route_path
kong.db.schema: json entity metaschema typedefs plugin_loader vault_loader topological_sort others.migrations
  others.declarative_config others.wasm_filter
kong.db.schema.entities: keys key_sets consumers routes routes_subschemas services certificates snis upstreams targets
  plugins tags ca_certificates vaults workspaces clustering_data_planes parameters filter_chains
kong.db.strategies: connector postgres postgres.connector postgres.tags postgres.services postgres.plugins off
  off.connector off.tags
kong.db.migrations: state subsystems core migrate_path_280_300 operations.200_to_210 operations.212_to_213
  operations.280_to_300 operations.331_to_332
kong.db.migrations.core: 000_base 003_100_to_110 004_110_to_120 005_120_to_130 006_130_to_140 007_140_to_150
  008_150_to_200 009_200_to_210 010_210_to_211 011_212_to_213 012_213_to_220 013_220_to_230 014_230_to_270
  015_270_to_280 016_280_to_300 017_300_to_310 018_310_to_320 019_320_to_330 020_330_to_340 021_340_to_350
  022_350_to_360 023_360_to_370 024_380_to_390
kong: pdk
kong.pdk: private.checks private.phases private.node private.rate_limiting client client.tls ctx ip log service
  service.request service.response router request response table node nginx cluster vault tracing plugin telemetry
kong.llm: schemas drivers.shared drivers.openai drivers.azure drivers.cohere drivers.anthropic drivers.mistral
  drivers.llama2 drivers.gemini drivers.bedrock drivers.huggingface adapters.bedrock adapters.gemini
kong: llm
kong.llm.plugin: base ctx crud_handler observability
kong.llm.plugin.shared-filters: enable-buffering normalize-json-response normalize-request normalize-sse-chunk
  parse-json-response parse-request parse-sse-chunk serialize-analytics
kong.observability: logs otlp otlp.proto tracing.instrumentation tracing.propagation tracing.request_id
  tracing.tracing_context
kong.observability.tracing.propagation: schema utils
kong.observability.tracing.propagation.extractors: _base w3c b3 jaeger ot gcp aws datadog
kong.observability.tracing.propagation.injectors: _base w3c b3 b3-single jaeger ot gcp aws datadog
kong.timing.hooks: dns http redis socket
kong.plugins.basic-auth: migrations migrations.000_base_basic_auth migrations.002_130_to_140 migrations.003_200_to_210
  crypto handler access schema daos
kong.plugins.key-auth: migrations migrations.000_base_key_auth migrations.002_130_to_140 migrations.003_200_to_210
  migrations.004_320_to_330 handler schema daos
kong.plugins.oauth2: migrations migrations.000_base_oauth2 migrations.003_130_to_140 migrations.004_200_to_210
  migrations.005_210_to_211 migrations.006_320_to_330 migrations.007_320_to_330 handler secret access schema daos
  daos.oauth2_tokens
kong.plugins.tcp-log: handler schema
kong.plugins.udp-log: handler schema
kong.plugins.http-log: handler schema migrations migrations.001_280_to_300
kong.plugins.file-log: handler schema
kong.plugins.rate-limiting: migrations migrations.000_base_rate_limiting migrations.003_10_to_112
  migrations.004_200_to_210 migrations.005_320_to_330 migrations.006_350_to_360 expiration handler schema daos policies
  policies.cluster clustering.compat.redis_translation
kong.plugins.response-ratelimiting: migrations migrations.000_base_response_rate_limiting migrations.001_350_to_360
  handler access header_filter log schema policies policies.cluster clustering.compat.redis_translation
kong.plugins.request-size-limiting: handler schema
kong.plugins.response-transformer: handler body_transformer header_transformer schema
kong.plugins.cors: handler schema
kong.plugins.ip-restriction: handler schema migrations migrations.001_200_to_210
kong.plugins.acl: migrations migrations.000_base_acl migrations.002_130_to_140 migrations.003_200_to_210
  migrations.004_212_to_213 handler schema daos groups acls api
kong.plugins.correlation-id: handler schema
kong.plugins.jwt: migrations migrations.000_base_jwt migrations.002_130_to_140 migrations.003_200_to_210 handler schema
  daos jwt_parser
kong.plugins.hmac-auth: migrations migrations.000_base_hmac_auth migrations.002_130_to_140 migrations.003_200_to_210
  handler access schema daos
kong.plugins.ldap-auth: handler access schema ldap asn1
kong.plugins.syslog: handler schema
kong.plugins.loggly: handler schema
kong.plugins.datadog: handler schema statsd_logger
kong.plugins.statsd: constants handler log schema statsd_logger
kong.plugins.bot-detection: handler schema rules migrations migrations.001_200_to_210
kong.plugins.request-termination: handler schema
kong.plugins.aws-lambda: handler schema request-util
kong.plugins.grpc-gateway: deco handler schema
kong.plugins.acme: api client clustering.compat.redis_translation daos handler migrations.000_base_acme
  migrations.001_280_to_300 migrations.002_320_to_330 migrations.003_350_to_360 migrations schema storage.kong
  storage.config_adapters storage.config_adapters.redis reserved_words
kong.plugins.prometheus: api status_api exporter handler prometheus serve schema wasmx
kong.plugins.session: handler schema access header_filter session daos storage.kong migrations.000_base_session
  migrations.001_add_ttl_index migrations.002_320_to_330 migrations
kong.plugins.proxy-cache: handler cache_key schema api strategies strategies.memory
kong.plugins.grpc-web: deco handler schema
kong.plugins.pre-function: _handler _schema migrations._001_280_to_300 handler schema migrations
  migrations.001_280_to_300
kong.plugins.post-function: handler schema migrations migrations.001_280_to_300
kong.plugins.zipkin: handler reporter span schema request_tags
kong.plugins.request-transformer: migrations.postgres migrations.common handler access schema
kong.plugins.azure-functions: handler schema
kong.plugins.opentelemetry: migrations migrations.001_331_to_332 handler schema traces logs utils
kong.plugins.ai-proxy: handler schema migrations migrations.001_360_to_370
kong.plugins.ai-request-transformer: handler filters.transform-request schema
kong.plugins.ai-response-transformer: handler filters.transform-response schema
kong.plugins.ai-prompt-template: handler filters.render-prompt-template schema templater
kong.plugins.ai-prompt-decorator: handler filters.decorate-prompt schema
kong.plugins.ai-prompt-guard: filters.guard-prompt handler schema
kong.plugins.standard-webhooks: handler internal schema
kong.plugins.redirect: handler schema
]]

-- The rocks that Kong depends on, its own nginx modules, and what OpenResty has.
local LIBRARIES = [[
MessagePack ansicolors argparse binaryheap bit cjson cjson.* date etlua ffi ffi-zlib inspect jit jit.* lapis lapis.* lfs
loadkit logging logging.* lpeg lsyslog ltn12 lua_pack lua_system_constants luatz luatz.* luaxxhash lxp lxp.* lyaml
lyaml.* mime mime.core mimetypes multipart ngx ngx.balancer ngx.base64 ngx.errlog ngx.ocsp ngx.pipe ngx.process ngx.re
ngx.req ngx.resp ngx.semaphore ngx.ssl ngx.ssl.* ngx.upstream pb pb.* pgmoon pgmoon.* pl pl.* protoc rds.parser re
redis.parser resty.acme.* resty.ada resty.ada.* resty.aes resty.aws resty.aws.* resty.core resty.core.* resty.counter
resty.dns.resolver resty.events resty.events.* resty.gcp resty.gcp.* resty.healthcheck resty.healthcheck.* resty.http
resty.http_connect resty.http_headers resty.ipmatcher resty.jit-uuid resty.kong.* resty.limit.* resty.ljsonschema
resty.ljsonschema.* resty.lmdb resty.lmdb.* resty.lock resty.lrucache resty.lrucache.pureffi resty.luasocket.*
resty.md5 resty.memcached resty.mysql resty.openssl resty.openssl.* resty.random resty.redis resty.router.*
resty.session resty.session.* resty.sha resty.sha1 resty.sha224 resty.sha256 resty.sha384 resty.sha512 resty.shell
resty.signal resty.simdjson resty.simdjson.* resty.snappy resty.string resty.timer resty.timerng resty.timerng.*
resty.upload resty.upstream.healthcheck resty.wasmx.* resty.websocket.* serpent socket socket.* ssl ssl.* string.buffer
table.clear table.clone table.isarray table.isempty table.new table.nkeys tablepool thread.exdata thread.exdata2 version
yaml
]]

local shipped_modules = {}

local names, roots


local function read()
  names, roots = { kong = true }, {}
  local prefix
  for word in KONG:gmatch("%S+") do
    local head = word:match("^(.*):$")
    if head then
      prefix = head .. "."
    else
      names[prefix .. word] = true
    end
  end
  for word in LIBRARIES:gmatch("%S+") do
    local root = word:match("^(.*)%.%*$")
    if root then
      roots[root] = true
    else
      names[word] = true
    end
  end
end


--- True if a running Kong can `require` a module of this name.
function shipped_modules.has(name)
  if not names then
    read()
  end
  if names[name] then
    return true
  end
  for last in name:gmatch("()%.") do
    if roots[name:sub(1, last - 1)] then
      return true
    end
  end
  return false
end


return shipped_modules
