return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { password = { type = "string", referenceable = true } },
          { client_secret = { type = "string", encrypted = true } },
          { token_header = { type = "string", default = "X-Token" } },
          { secret_is_base64 = { type = "boolean", default = false } },
          { key_names = { type = "array", elements = { type = "string" }, default = { "api_key" } } },
          { hide_credentials = { type = "boolean", default = true } },
          { token = { type = "string", one_of = { "access", "id" } } },
          { public_key = { type = "string" } },
          { cookie_name = { type = "string" } },
        },
    } },
  },
}
