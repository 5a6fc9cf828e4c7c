package = "kong-plugin-device-check"
version = "1.0.3-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-device-check.git",
   tag = "v1.0.3"
}

description = {
   summary = "Refuses apps that are too old",
   homepage = "https://github.com/acme-gateway/kong-plugin-device-check",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.device-check.handler"] = "kong/plugins/device-check/handler.lua",
      ["kong.plugins.device-check.schema"] = "kong/plugins/device-check/schema.lua",
      ["kong.plugins.device-check.agents"] = "kong/plugins/device-check/agents.lua",
      ["kong.plugins.device-check.versions"] = "kong/plugins/device-check/versions.lua"
   }
}
