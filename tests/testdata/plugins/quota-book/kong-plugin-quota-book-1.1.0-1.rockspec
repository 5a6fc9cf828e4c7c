package = "kong-plugin-quota-book"
version = "1.1.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-quota-book.git",
   tag = "v1.1.0"
}

description = {
   summary = "Consumer quotas kept in the database",
   homepage = "https://github.com/acme-gateway/kong-plugin-quota-book",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.quota-book.handler"] = "kong/plugins/quota-book/handler.lua",
      ["kong.plugins.quota-book.schema"] = "kong/plugins/quota-book/schema.lua",
      ["kong.plugins.quota-book.api"] = "kong/plugins/quota-book/api.lua",
      ["kong.plugins.quota-book.daos"] = "kong/plugins/quota-book/daos.lua",
      ["kong.plugins.quota-book.grants"] = "kong/plugins/quota-book/grants.lua",
      ["kong.plugins.quota-book.migrations"] = "kong/plugins/quota-book/migrations/init.lua",
      ["kong.plugins.quota-book.migrations.000_base_quota_book"] = "kong/plugins/quota-book/migrations/000_base_quota_book.lua",
      ["kong.plugins.quota-book.migrations.001_100_to_110"] = "kong/plugins/quota-book/migrations/001_100_to_110.lua"
   }
}
