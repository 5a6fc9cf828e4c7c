package = "kong-plugin-upstream-tagger"
version = "2.0.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-upstream-tagger.git",
   tag = "v2.0.0"
}

description = {
   summary = "Tags requests for the services behind the gateway",
   homepage = "https://github.com/acme-gateway/kong-plugin-upstream-tagger",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.upstream-tagger.handler"] = "kong/plugins/upstream-tagger/handler.lua",
      ["kong.plugins.upstream-tagger.schema"] = "kong/plugins/upstream-tagger/schema.lua",
      ["kong.plugins.upstream-tagger.audit"] = "kong/plugins/upstream-tagger/audit.lua",
      ["kong.plugins.upstream-tagger.tags"] = "kong/plugins/upstream-tagger/tags.lua"
   }
}
