package = "kong-plugin-trace-baggage"
version = "1.0.4-1"

local modules_prefix = "kong.plugins.trace-baggage."
local sources = "kong/plugins/trace-baggage/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-trace-baggage.git",
  tag = "1.0.4",
}

description = {
  summary = "Carries W3C trace context and baggage through the gateway",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    [modules_prefix .. "handler"] = sources .. "handler.lua",
    [modules_prefix .. "schema"] = sources .. "schema.lua",
    [modules_prefix .. "baggage"] = sources .. "baggage.lua",
    [modules_prefix .. "traceparent"] = sources .. "traceparent.lua",
  },
}
