package = "kong-plugin-grpc-deadline"
version = "1.2.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-grpc-deadline.git",
   tag = "v1.2.0"
}

description = {
   summary = "Caps the deadlines of gRPC calls",
   homepage = "https://github.com/acme-gateway/kong-plugin-grpc-deadline",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.grpc-deadline.handler"] = "kong/plugins/grpc-deadline/handler.lua",
      ["kong.plugins.grpc-deadline.schema"] = "kong/plugins/grpc-deadline/schema.lua",
      ["kong.plugins.grpc-deadline.methods"] = "kong/plugins/grpc-deadline/methods.lua",
      ["kong.plugins.grpc-deadline.timeout"] = "kong/plugins/grpc-deadline/timeout.lua"
   }
}
