rockspec_format = "3.0"
package = "kong-plugin-oidc-login"
version = "1.5.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-oidc-login.git",
   tag = "v1.5.0"
}

description = {
   summary = "OpenID Connect login in front of a service",
   homepage = "https://github.com/acme-gateway/kong-plugin-oidc-login",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1",
   "lua-resty-openidc ~> 1.7"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.oidc-login.handler"] = "kong/plugins/oidc-login/handler.lua",
      ["kong.plugins.oidc-login.schema"] = "kong/plugins/oidc-login/schema.lua",
      ["kong.plugins.oidc-login.filters"] = "kong/plugins/oidc-login/filters.lua",
      ["kong.plugins.oidc-login.identity"] = "kong/plugins/oidc-login/identity.lua",
      ["kong.plugins.oidc-login.options"] = "kong/plugins/oidc-login/options.lua"
   }
}
