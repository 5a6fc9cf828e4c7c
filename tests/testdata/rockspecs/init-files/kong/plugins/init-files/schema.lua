return {
  name = "init-files",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
