local redis = require "kong.tools.redis.schema"

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { redis = redis.config_schema },
          { shown = { type = "record", fields = { { color = { type = "string" } } } } },
          { gone = {
              type = "string",
              custom_validator = function(value)
                if value == "" then
                  return false, "must not be empty"
                end
                return nil, "is no more"
              end,
          } },
        },
    } },
  },
}
