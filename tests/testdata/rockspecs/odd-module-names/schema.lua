return {
  name = "odd-names",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
