package = "kong-plugin-burst-limit"
version = "0.4.2-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-burst-limit.git",
   tag = "v0.4.2"
}

description = {
   summary = "Limits bursts with a sliding window per node",
   homepage = "https://github.com/acme-gateway/kong-plugin-burst-limit",
   license = "MIT"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.burst-limit.handler"] = "kong/plugins/burst-limit/handler.lua",
      ["kong.plugins.burst-limit.schema"] = "kong/plugins/burst-limit/schema.lua",
      ["kong.plugins.burst-limit.identity"] = "kong/plugins/burst-limit/identity.lua",
      ["kong.plugins.burst-limit.window"] = "kong/plugins/burst-limit/window.lua"
   }
}
