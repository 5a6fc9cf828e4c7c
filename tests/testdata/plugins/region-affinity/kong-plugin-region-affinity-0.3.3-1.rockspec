package = "kong-plugin-region-affinity"
version = "0.3.3-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-region-affinity.git",
   tag = "v0.3.3"
}

description = {
   summary = "Sends requests to the nearest region",
   homepage = "https://github.com/acme-gateway/kong-plugin-region-affinity",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.region-affinity.handler"] = "kong/plugins/region-affinity/handler.lua",
      ["kong.plugins.region-affinity.schema"] = "kong/plugins/region-affinity/schema.lua",
      ["kong.plugins.region-affinity.distance"] = "kong/plugins/region-affinity/distance.lua",
      ["kong.plugins.region-affinity.regions"] = "kong/plugins/region-affinity/regions.lua"
   }
}
