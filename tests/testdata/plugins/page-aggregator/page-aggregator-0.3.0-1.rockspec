package = "page-aggregator"
version = "0.3.0-1"

source = {
   url = "git+https://github.com/storefront/page-aggregator.git",
   tag = "v0.3.0"
}

description = {
   summary = "Puts one page together from several services",
   homepage = "https://github.com/storefront/page-aggregator",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.page-aggregator.handler"] = "kong/plugins/page-aggregator/handler.lua",
      ["kong.plugins.page-aggregator.schema"] = "kong/plugins/page-aggregator/schema.lua",
      ["kong.plugins.page-aggregator.fanout"] = "kong/plugins/page-aggregator/fanout.lua",
      ["kong.plugins.page-aggregator.merge"] = "kong/plugins/page-aggregator/merge.lua"
   }
}
