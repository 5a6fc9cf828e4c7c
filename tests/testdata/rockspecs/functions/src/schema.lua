return {
  name = "functions",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
