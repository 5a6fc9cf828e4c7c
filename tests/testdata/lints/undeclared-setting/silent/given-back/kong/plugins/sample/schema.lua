local function to_limit(value)
  return { limit = value }
end

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer" } },
        },
        shorthand_fields = {
          { older_limit = {
              type = "integer",
              func = to_limit,
              deprecation = {
                message = "use limit",
                removal_in_version = "4.0",
                replaced_with = { { path = { "limit" } } },
              },
          } },
        },
    } },
  },
}
