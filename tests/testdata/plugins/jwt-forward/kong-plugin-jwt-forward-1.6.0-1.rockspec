package = "kong-plugin-jwt-forward"
version = "1.6.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-jwt-forward.git",
   tag = "v1.6.0"
}

description = {
   summary = "Gives services a token signed by the gateway",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.jwt-forward.handler"] = "kong/plugins/jwt-forward/handler.lua",
      ["kong.plugins.jwt-forward.schema"] = "kong/plugins/jwt-forward/schema.lua",
      ["kong.plugins.jwt-forward.assembler"] = "kong/plugins/jwt-forward/assemble.lua",
      ["kong.plugins.jwt-forward.claims"] = "kong/plugins/jwt-forward/claims.lua",
      ["kong.plugins.jwt-forward.keys"] = "kong/plugins/jwt-forward/keys.lua"
   }
}
