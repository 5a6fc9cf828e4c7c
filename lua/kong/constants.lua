--- Constants: fixed values of the gateway that plugins look up by name.

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

local protocols = {}
for protocol in pairs(PROTOCOLS_WITH_SUBSYSTEM) do
  protocols[#protocols + 1] = protocol
end
table.sort(protocols)

return {
  PROTOCOLS = protocols,
  PROTOCOLS_WITH_SUBSYSTEM = PROTOCOLS_WITH_SUBSYSTEM,
  DATABASE = {
    -- longest time to live of an entity, in seconds
    DAO_MAX_TTL = 1e8,
  },
  SCHEMA_NAMESPACES = {
    PROXY_WASM_FILTERS = "proxy-wasm-filters",
  },
}
