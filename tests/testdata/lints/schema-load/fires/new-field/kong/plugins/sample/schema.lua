return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {} } },
    { limit = { type = "integer" } },
  },
}
