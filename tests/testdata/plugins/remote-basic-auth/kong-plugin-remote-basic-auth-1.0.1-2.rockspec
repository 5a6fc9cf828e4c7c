package = "kong-plugin-remote-basic-auth"
version = "1.0.1-2"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-remote-basic-auth.git",
   tag = "v1.0.1"
}

description = {
   summary = "Basic authentication against an HTTP user directory",
   homepage = "https://github.com/acme-gateway/kong-plugin-remote-basic-auth",
   license = "MIT"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.remote-basic-auth.handler"] = "kong/plugins/remote-basic-auth/handler.lua",
      ["kong.plugins.remote-basic-auth.schema"] = "kong/plugins/remote-basic-auth/schema.lua",
      ["kong.plugins.remote-basic-auth.cache"] = "kong/plugins/remote-basic-auth/cache.lua",
      ["kong.plugins.remote-basic-auth.credentials"] = "kong/plugins/remote-basic-auth/credentials.lua",
      ["kong.plugins.remote-basic-auth.directory"] = "kong/plugins/remote-basic-auth/directory.lua"
   }
}
