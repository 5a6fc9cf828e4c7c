rockspec_format = "3.0"
package = "kong-plugin-soap-bridge"
version = "1.2.1-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-soap-bridge.git",
   tag = "v1.2.1"
}

description = {
   summary = "Lets JSON clients call SOAP services",
   homepage = "https://github.com/acme-gateway/kong-plugin-soap-bridge",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1",
   "xml2lua >= 1.5, < 2.0"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.soap-bridge.handler"] = "soap-bridge/handler.lua",
      ["kong.plugins.soap-bridge.schema"] = "soap-bridge/schema.lua",
      ["kong.plugins.soap-bridge.envelope"] = "soap-bridge/envelope.lua",
      ["kong.plugins.soap-bridge.faults"] = "soap-bridge/faults.lua",
      ["kong.plugins.soap-bridge.operations"] = "soap-bridge/operations.lua"
   }
}
