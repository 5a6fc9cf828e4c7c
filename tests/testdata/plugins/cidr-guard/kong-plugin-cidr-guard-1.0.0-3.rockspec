package = "kong-plugin-cidr-guard"
version = "1.0.0-3"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-cidr-guard.git",
   tag = "v1.0.0"
}

description = {
   summary = "Admits and refuses clients by address range",
   homepage = "https://github.com/acme-gateway/kong-plugin-cidr-guard",
   license = "MIT"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.cidr-guard.handler"] = "kong/plugins/cidr-guard/handler.lua",
      ["kong.plugins.cidr-guard.schema"] = "kong/plugins/cidr-guard/schema.lua",
      ["kong.plugins.cidr-guard.matchers"] = "kong/plugins/cidr-guard/matchers.lua",
      ["kong.plugins.cidr-guard.verdict"] = "kong/plugins/cidr-guard/verdict.lua"
   }
}
