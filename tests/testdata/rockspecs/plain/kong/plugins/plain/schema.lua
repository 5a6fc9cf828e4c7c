return {
  name = "plain",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
