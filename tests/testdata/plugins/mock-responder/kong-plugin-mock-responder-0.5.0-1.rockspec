package = "kong-plugin-mock-responder"
version = "0.5.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-mock-responder.git",
   tag = "v0.5.0"
}

description = {
   summary = "Answers with examples instead of the service",
   homepage = "https://github.com/acme-gateway/kong-plugin-mock-responder",
   license = "MIT"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.mock-responder.handler"] = "plugin/handler.lua",
      ["kong.plugins.mock-responder.schema"] = "plugin/schema.lua",
      ["kong.plugins.mock-responder.examples"] = "plugin/examples.lua",
      ["kong.plugins.mock-responder.matching"] = "plugin/matching.lua"
   }
}
