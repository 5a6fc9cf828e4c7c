return {
  name = "computed",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
