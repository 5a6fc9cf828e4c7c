package = "kong-plugin-plan-limits"
version = "0.9.5-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-plan-limits.git",
   tag = "v0.9.5"
}

description = {
   summary = "Applies the limits of a customer's plan",
   homepage = "https://github.com/acme-gateway/kong-plugin-plan-limits",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1",
   "kong >= 3.0"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.plan-limits.handler"] = "kong/plugins/plan-limits/handler.lua",
      ["kong.plugins.plan-limits.schema"] = "kong/plugins/plan-limits/schema.lua",
      ["kong.plugins.plan-limits.plans"] = "kong/plugins/plan-limits/plans.lua",
      ["kong.plugins.plan-limits.shape"] = "kong/plugins/plan-limits/shape.lua"
   }
}
