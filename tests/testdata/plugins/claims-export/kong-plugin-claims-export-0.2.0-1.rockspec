package = "kong-plugin-claims-export"
version = "0.2.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-claims-export.git",
   tag = "v0.2.0"
}

description = {
   summary = "Hands the claims of a token to the service as headers",
   homepage = "https://github.com/acme-gateway/kong-plugin-claims-export",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.claims-export.handler"] = "kong/plugins/claims-export/handler.lua",
      ["kong.plugins.claims-export.schema"] = "kong/plugins/claims-export/schema.lua",
      ["kong.plugins.claims-export.export"] = "kong/plugins/claims-export/export.lua",
      ["kong.plugins.claims-export.payload"] = "kong/plugins/claims-export/payload.lua"
   }
}
