package = "kong-plugin-body-mapper"
version = "1.0.0beta-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-body-mapper.git",
   tag = "v1.0.0-beta"
}

description = {
   summary = "Renames, removes and adds fields of JSON request bodies",
   homepage = "https://github.com/acme-gateway/kong-plugin-body-mapper",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.body-mapper.handler"] = "kong/plugins/body-mapper/handler.lua",
      ["kong.plugins.body-mapper.schema"] = "kong/plugins/body-mapper/schema.lua",
      ["kong.plugins.body-mapper.mapper"] = "kong/plugins/body-mapper/mapper.lua",
      ["kong.plugins.body-mapper.template"] = "kong/plugins/body-mapper/template.lua"
   }
}
