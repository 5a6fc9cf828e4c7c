package = "kong-plugin-response-mask"
version = "2.3.4-4"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-response-mask.git",
   tag = "v2.3.4"
}

description = {
   summary = "Masks personal data in JSON responses",
   homepage = "https://github.com/acme-gateway/kong-plugin-response-mask",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.response-mask.handler"] = "kong/plugins/response-mask/handler.lua",
      ["kong.plugins.response-mask.schema"] = "kong/plugins/response-mask/schema.lua",
      ["kong.plugins.response-mask.mask"] = "kong/plugins/response-mask/mask.lua",
      ["kong.plugins.response-mask.media"] = "kong/plugins/response-mask/media.lua",
      ["kong.plugins.response-mask.paths"] = "kong/plugins/response-mask/paths.lua"
   }
}
