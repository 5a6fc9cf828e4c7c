local NAME = "kong-plugin-sample"

return {
  name = NAME,
  fields = {
    { config = { type = "record", fields = {} } },
  },
}
