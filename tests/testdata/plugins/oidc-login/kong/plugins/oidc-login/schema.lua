local typedefs = require "kong.db.schema.typedefs"


return {
  name = "oidc-login",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { client_id = { type = "string", required = true, referenceable = true } },
          { client_secret = { type = "string", required = true, encrypted = true, referenceable = true } },
          { discovery = typedefs.url { required = true } },
          { introspection_endpoint = typedefs.url },
          { redirect_uri = { type = "string" } },
          { logout_path = typedefs.path { required = true, default = "/logout" } },
          { scopes = { type = "array", required = true, default = { "openid" }, elements = { type = "string" } } },
          { token_endpoint_auth_method = {
              type = "string",
              required = true,
              default = "client_secret_post",
              one_of = { "client_secret_basic", "client_secret_post" },
          } },
          { unauth_action = {
              type = "string",
              required = true,
              default = "auth",
              one_of = { "auth", "pass", "deny" },
          } },
          { bearer_only = { type = "boolean", required = true, default = false } },
          { realm = { type = "string", required = true, default = "kong" } },
          { skip_paths = { type = "array", required = true, default = {}, elements = typedefs.path } },
          { recovery_page_path = typedefs.path { required = false } },
          { groups_claim = { type = "string", required = true, default = "groups" } },
          { userinfo_header = typedefs.header_name { default = "X-Userinfo" } },
          { ssl_verify = { type = "boolean", required = true, default = true } },
          { timeout = typedefs.timeout { required = true, default = 10000 } },
        },
    } },
  },
}
