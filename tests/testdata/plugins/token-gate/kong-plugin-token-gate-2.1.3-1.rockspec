package = "kong-plugin-token-gate"
version = "2.1.3-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-token-gate.git",
   tag = "v2.1.3"
}

description = {
   summary = "Checks HMAC-signed bearer tokens and forwards their claims",
   homepage = "https://github.com/acme-gateway/kong-plugin-token-gate",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.token-gate.handler"] = "kong/plugins/token-gate/handler.lua",
      ["kong.plugins.token-gate.schema"] = "kong/plugins/token-gate/schema.lua",
      ["kong.plugins.token-gate.claims"] = "kong/plugins/token-gate/claims.lua",
      ["kong.plugins.token-gate.token"] = "kong/plugins/token-gate/token.lua"
   }
}
