package = "kong-plugin-legacy-token-auth"
version = "0.3.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-legacy-token-auth.git",
   tag = "0.3.0"
}

description = {
   summary = "Authenticates by tokens of the old token service",
   homepage = "https://github.com/acme-gateway/kong-plugin-legacy-token-auth",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.legacy-token-auth.handler"] = "kong/plugins/legacy-token-auth/handler.lua",
      ["kong.plugins.legacy-token-auth.schema"] = "kong/plugins/legacy-token-auth/schema.lua",
      ["kong.plugins.legacy-token-auth.access"] = "kong/plugins/legacy-token-auth/access.lua",
      ["kong.plugins.legacy-token-auth.token_store"] = "kong/plugins/legacy-token-auth/token_store.lua"
   }
}
