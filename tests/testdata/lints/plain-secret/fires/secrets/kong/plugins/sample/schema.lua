local KEYRING = kong and kong.configuration and kong.configuration.keyring_enabled

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { password = { type = "string" } },
          { client_secret = { type = "string", required = true } },
          { service_token = { type = "string", encrypted = KEYRING } },
          { redis = { type = "record", fields = {
              { redis_password = { type = "string", len_min = 0 } },
          } } },
          { providers = { type = "array", elements = { type = "record", fields = {
              { api_key = { type = "string" } },
          } } } },
        },
    } },
  },
}
