package = "kong-plugin-client-cert-hint"
version = "1.0.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-client-cert-hint.git",
   tag = "v1.0.0"
}

description = {
   summary = "Asks for client certificates and tells the service about them",
   homepage = "https://github.com/acme-gateway/kong-plugin-client-cert-hint",
   license = "MIT"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.client-cert-hint.handler"] = "kong/plugins/client-cert-hint/handler.lua",
      ["kong.plugins.client-cert-hint.schema"] = "kong/plugins/client-cert-hint/schema.lua",
      ["kong.plugins.client-cert-hint.certificate"] = "kong/plugins/client-cert-hint/certificate.lua",
      ["kong.plugins.client-cert-hint.names"] = "kong/plugins/client-cert-hint/names.lua"
   }
}
