return {
  name = "root-layout",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
