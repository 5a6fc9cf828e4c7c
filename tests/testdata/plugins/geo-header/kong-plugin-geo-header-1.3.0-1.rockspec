package = "kong-plugin-geo-header"
version = "1.3.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-geo-header.git",
   tag = "v1.3.0"
}

description = {
   summary = "Tells services which country a client is in",
   homepage = "https://github.com/acme-gateway/kong-plugin-geo-header",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.geo-header.handler"] = "kong/plugins/geo-header/handler.lua",
      ["kong.plugins.geo-header.schema"] = "kong/plugins/geo-header/schema.lua",
      ["kong.plugins.geo-header.country"] = "kong/plugins/geo-header/country.lua",
      ["kong.plugins.geo-header.lookup"] = "kong/plugins/geo-header/lookup.lua"
   }
}
