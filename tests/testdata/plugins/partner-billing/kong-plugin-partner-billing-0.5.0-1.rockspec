rockspec_format = "3.1"
package = "kong-plugin-partner-billing"
version = "0.5.0-1"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-partner-billing.git",
  tag = "v0.5.0",
}

description = {
  summary = "Books what partners consume",
  license = "Apache-2.0",
}

build = {
  type = "builtin",
  dependencies = {
    "lua >= 5.1",
    "cjson",
  },
  modules = {
    ["kong.plugins.partner-billing.handler"] = "kong/plugins/partner-billing/handler.lua",
    ["kong.plugins.partner-billing.schema"] = "kong/plugins/partner-billing/schema.lua",
    ["kong.plugins.partner-billing.ledger"] = "kong/plugins/partner-billing/ledger.lua",
    ["kong.plugins.partner-billing.prices"] = "kong/plugins/partner-billing/prices.lua",
  },
}

hooks = {
  post_install = "echo 'add partner-billing to KONG_PLUGINS and restart Kong'",
}
