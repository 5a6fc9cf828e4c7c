return {
  name = "install-keys",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
