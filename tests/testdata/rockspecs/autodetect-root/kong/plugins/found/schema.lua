return {
  name = "found",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
